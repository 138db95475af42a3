/* Preloaded: writes down what a program does to the files of one folder, in order, so that a power cut at any moment
 * can be played through afterwards.
 *
 * RECORD_FOLDER names the folder, RECORD_TO the file to write. Each entry is a header of five little-endian 64-bit
 * numbers (what, file, offset, length, 0) and `length` bytes: 'o' a file by its name, 'w' a write, 't' a truncation to
 * `offset`, 's' a sync. A rename ends the program: a capture makes none. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { FILES = 4096 };
static char watched[FILES]; /* by descriptor; the number of a file is that of its descriptor until it is opened anew */
static int record = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static void put(const void *data, size_t length) {
    const char *at = data;
    while (length > 0) {
        long done = syscall(SYS_write, record, at, length);
        if (done <= 0) abort();
        at += done;
        length -= (size_t)done;
    }
}

static void note(char what, int fd, int64_t offset, const void *data, size_t length) {
    int64_t header[5] = {what, fd, offset, (int64_t)length, 0};
    pthread_mutex_lock(&lock);
    if (record < 0) {
        record = (int)syscall(SYS_openat, AT_FDCWD, getenv("RECORD_TO"), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
        if (record < 0) abort();
    }
    put(header, sizeof header);
    put(data, length);
    pthread_mutex_unlock(&lock);
}

static int is_watched(int fd) { return fd >= 0 && fd < FILES && watched[fd]; }

static int opened(int fd, const char *path) {
    const char *folder = getenv("RECORD_FOLDER");
    if (fd >= 0 && fd < FILES) {
        watched[fd] = folder && !strncmp(path, folder, strlen(folder)) && path[strlen(folder)] == '/' &&
                      !strstr(path, "-shm"); /* the shared index of the log is made anew after a crash */
        if (watched[fd]) note('o', fd, 0, path, strlen(path));
    }
    return fd;
}

#define OPEN(name)                                                        \
    int name(const char *path, int flags, ...) {                          \
        va_list more;                                                     \
        va_start(more, flags);                                            \
        int mode = va_arg(more, int);                                     \
        va_end(more);                                                     \
        return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags, mode), path); \
    }
OPEN(open)
OPEN(open64)

#define PWRITE(name)                                                              \
    ssize_t name(int fd, const void *data, size_t length, off_t offset) {         \
        ssize_t done = syscall(SYS_pwrite64, fd, data, length, offset);           \
        if (done > 0 && is_watched(fd)) note('w', fd, offset, data, (size_t)done); \
        return done;                                                              \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

ssize_t write(int fd, const void *data, size_t length) {
    int64_t offset = is_watched(fd) ? syscall(SYS_lseek, fd, 0, SEEK_CUR) : 0;
    ssize_t done = syscall(SYS_write, fd, data, length);
    if (done > 0 && is_watched(fd)) note('w', fd, offset, data, (size_t)done);
    return done;
}

#define TRUNCATE(name)                                          \
    int name(int fd, off_t length) {                            \
        int failed = (int)syscall(SYS_ftruncate, fd, length);   \
        if (!failed && is_watched(fd)) note('t', fd, length, "", 0); \
        return failed;                                          \
    }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name, number)                                 \
    int name(int fd) {                                     \
        int failed = (int)syscall(number, fd);             \
        if (!failed && is_watched(fd)) note('s', fd, 0, "", 0); \
        return failed;                                     \
    }
SYNC(fsync, SYS_fsync)
SYNC(fdatasync, SYS_fdatasync)

int rename(const char *from, const char *to) {
    int failed = (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
    if (!failed && getenv("RECORD_FOLDER") && !strncmp(to, getenv("RECORD_FOLDER"), strlen(getenv("RECORD_FOLDER"))))
        abort();
    return failed;
}
