"""Dialogs: opened with open(), never exec(), so that scanning and saving go on."""
