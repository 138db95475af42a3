; Installer for Windows, made with Inno Setup 6 after "python dev.py build":
;   iscc /DVersion=0.1.0 packaging\windows\leadbooth.iss
; Installs for the current user, so that nobody at a booth needs an administrator.

#ifndef Version
  #error Say which version: iscc /DVersion=0.1.0
#endif

[Setup]
AppId={{6D0B7C1E-5B0A-4F0E-9C55-0E6A9B6E3F27}
AppName=LeadBooth
AppVersion={#Version}
AppPublisher=The LeadBooth developers
DefaultDirName={autopf}\LeadBooth
DefaultGroupName=LeadBooth
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=LeadBooth-{#Version}-setup
SetupIconFile=..\..\resources\icons\app\leadbooth.ico
UninstallDisplayIcon={app}\LeadBooth.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"
Name: "german"; MessagesFile: "compiler:Languages\German.isl"
Name: "french"; MessagesFile: "compiler:Languages\French.isl"
Name: "spanish"; MessagesFile: "compiler:Languages\Spanish.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"; Flags: unchecked

[InstallDelete]
; The libraries of the version before; the store lies elsewhere and is not touched.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\leadbooth\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\LeadBooth"; Filename: "{app}\LeadBooth.exe"
Name: "{autodesktop}\LeadBooth"; Filename: "{app}\LeadBooth.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\LeadBooth.exe"; Description: "{cm:LaunchProgram,LeadBooth}"; Flags: nowait postinstall skipifsilent
