#include "page_seals.h"

#include <sqlite3.h>
#include <stdatomic.h>
#include <string.h>

/* Bytes at the end of a page. */
enum { sealSize = 8 };

/* A database's file as SQLite is given it; the real one lies behind it in memory. */
typedef struct SealedFile {
    sqlite3_file base;
    sqlite3_file *real;
    /* A page that is being written, or looked at: SQLite's own one is not to be changed. */
    unsigned char *copy;
    int copySize;
    int isSealed;
    int compares;
} SealedFile;

static sqlite3_vfs *realSystem;
static atomic_llong lastRefused;

/* MARK: Pages */

static uint64_t word(const unsigned char *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    value = __builtin_bswap64(value);
#endif
    return value;
}

/* Each step is a bijection of what is known so far: one word that differs is never lost. A page in the place of another
   one differs, too. */
static uint64_t seal(const unsigned char *page, int size, int64_t number) {
    uint64_t value = 0x9E3779B97F4A7C15u ^ (uint64_t)number;
    for (int offset = 0; offset < size - sealSize; offset += 8) {
        value = (value ^ word(page + offset)) * 0xFF51AFD7ED558CCDu;
        value ^= value >> 32;
    }
    /* 0 stands for none. */
    return value ? value : 1;
}

static void setSeal(unsigned char *page, int size, int64_t number) {
    uint64_t value = seal(page, size, number);
    for (int index = 0; index < sealSize; index++) page[size - sealSize + index] = value >> (8 * index);
}

static int isSound(const unsigned char *page, int size, int64_t number) {
    uint64_t stored = word(page + size - sealSize);
    return stored == 0 || stored == seal(page, size, number);
}

static int isHeader(const unsigned char *header) { return memcmp(header, "SQLite format 3", 16) == 0; }

static int hasSeals(const unsigned char *header) { return isHeader(header) && header[20] == sealSize; }

/* Whether a first page had room for seals before its header was damaged. */
static int hasLostItsHeader(unsigned char *page, int size) {
    unsigned char reserved = page[20];
    uint64_t stored = word(page + size - sealSize);
    page[20] = sealSize;
    int isLost = stored != 0 && stored == seal(page, size, 1);
    page[20] = reserved;
    return isLost;
}

static int isPage(int size, sqlite3_int64 offset) {
    return size >= 512 && (size & (size - 1)) == 0 && offset % size == 0;
}

static int refuse(int64_t number) {
    atomic_store(&lastRefused, number);
    return SQLITE_IOERR_DATA;
}

int64_t docket_seals_last_refused(void) { return atomic_load(&lastRefused); }

/* MARK: A file */

static sqlite3_file *real(sqlite3_file *file) { return ((SealedFile *)file)->real; }

static void noteHeader(SealedFile *file, const void *header, int size) {
    if (size >= 24 && isHeader(header)) file->isSealed = hasSeals(header);
}

static int closeFile(sqlite3_file *file) {
    SealedFile *sealed = (SealedFile *)file;
    sqlite3_free(sealed->copy);
    sealed->copy = 0;
    return sealed->real->pMethods->xClose(sealed->real);
}

static int readFile(sqlite3_file *file, void *buffer, int size, sqlite3_int64 offset) {
    SealedFile *sealed = (SealedFile *)file;
    int code = sealed->real->pMethods->xRead(sealed->real, buffer, size, offset);
    if (code != SQLITE_OK) return code;
    if (offset == 0) noteHeader(sealed, buffer, size);
    if (!isPage(size, offset)) return SQLITE_OK;
    if (!sealed->isSealed) {
        return offset == 0 && sealed->compares && hasLostItsHeader(buffer, size) ? refuse(1) : SQLITE_OK;
    }
    int64_t number = offset / size + 1;
    if (sealed->compares && !isSound(buffer, size, number)) return refuse(number);
    /* What SQLite changes and writes to its log has no seal rather than one that is wrong by then: another program may
       take it from there to the file. */
    memset((unsigned char *)buffer + size - sealSize, 0, sealSize);
    return SQLITE_OK;
}

static int makeCopy(SealedFile *file, int size) {
    if (file->copySize >= size) return 1;
    unsigned char *copy = sqlite3_realloc(file->copy, size);
    if (!copy) return 0;
    file->copy = copy;
    file->copySize = size;
    return 1;
}

static int writeFile(sqlite3_file *file, const void *buffer, int size, sqlite3_int64 offset) {
    SealedFile *sealed = (SealedFile *)file;
    if (offset == 0) noteHeader(sealed, buffer, size);
    if (!sealed->isSealed || !isPage(size, offset)) {
        return sealed->real->pMethods->xWrite(sealed->real, buffer, size, offset);
    }
    if (!makeCopy(sealed, size)) return SQLITE_NOMEM;
    memcpy(sealed->copy, buffer, size);
    setSeal(sealed->copy, size, offset / size + 1);
    return sealed->real->pMethods->xWrite(sealed->real, sealed->copy, size, offset);
}

static int truncateFile(sqlite3_file *file, sqlite3_int64 size) {
    return real(file)->pMethods->xTruncate(real(file), size);
}

static int syncFile(sqlite3_file *file, int flags) { return real(file)->pMethods->xSync(real(file), flags); }

static int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size) {
    return real(file)->pMethods->xFileSize(real(file), size);
}

static int lockFile(sqlite3_file *file, int lock) { return real(file)->pMethods->xLock(real(file), lock); }

static int unlockFile(sqlite3_file *file, int lock) { return real(file)->pMethods->xUnlock(real(file), lock); }

static int checkReservedLock(sqlite3_file *file, int *result) {
    return real(file)->pMethods->xCheckReservedLock(real(file), result);
}

static int controlFile(sqlite3_file *file, int operation, void *argument) {
    if (operation == SQLITE_FCNTL_CKPT_START) {
        /* Another process may have vacuumed the file since its header was read. */
        unsigned char header[24];
        if (real(file)->pMethods->xRead(real(file), header, sizeof header, 0) == SQLITE_OK) {
            noteHeader((SealedFile *)file, header, sizeof header);
        }
    }
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}

static int sectorSize(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }

static int deviceCharacteristics(sqlite3_file *file) {
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}

static int mapShared(sqlite3_file *file, int region, int size, int extends, void volatile **memory) {
    return real(file)->pMethods->xShmMap(real(file), region, size, extends, memory);
}

static int lockShared(sqlite3_file *file, int offset, int count, int flags) {
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

static void shareBarrier(sqlite3_file *file) { real(file)->pMethods->xShmBarrier(real(file)); }

static int unmapShared(sqlite3_file *file, int deletes) {
    return real(file)->pMethods->xShmUnmap(real(file), deletes);
}

/* Pages that are mapped would not be compared. */
static int fetchPage(sqlite3_file *file, sqlite3_int64 offset, int size, void **page) {
    (void)file;
    (void)offset;
    (void)size;
    *page = 0;
    return SQLITE_OK;
}

static int unfetchPage(sqlite3_file *file, sqlite3_int64 offset, void *page) {
    (void)file;
    (void)offset;
    (void)page;
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = closeFile,
    .xRead = readFile,
    .xWrite = writeFile,
    .xTruncate = truncateFile,
    .xSync = syncFile,
    .xFileSize = sizeOfFile,
    .xLock = lockFile,
    .xUnlock = unlockFile,
    .xCheckReservedLock = checkReservedLock,
    .xFileControl = controlFile,
    .xSectorSize = sectorSize,
    .xDeviceCharacteristics = deviceCharacteristics,
    .xShmMap = mapShared,
    .xShmLock = lockShared,
    .xShmBarrier = shareBarrier,
    .xShmUnmap = unmapShared,
    .xFetch = fetchPage,
    .xUnfetch = unfetchPage,
};

/* MARK: Connections */

static int openFile(sqlite3_vfs *system, const char *name, sqlite3_file *file, int flags, int *outFlags) {
    (void)system;
    /* Logs and journals have checksums of their own. */
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return realSystem->xOpen(realSystem, name, file, flags, outFlags);
    SealedFile *sealed = (SealedFile *)file;
    memset(sealed, 0, sizeof *sealed);
    sealed->real = (sqlite3_file *)(sealed + 1);
    sealed->compares = 1;
    int code = realSystem->xOpen(realSystem, name, sealed->real, flags, outFlags);
    if (sealed->real->pMethods) sealed->base.pMethods = &methods;
    return code;
}

int docket_seals_register(void) {
    /* All but opening is as it is for the real one. */
    static sqlite3_vfs system;
    if (realSystem) return SQLITE_OK;
    sqlite3_vfs *found = sqlite3_vfs_find(0);
    if (!found) return SQLITE_ERROR;
    realSystem = found;
    system = *found;
    system.pNext = 0;
    system.zName = "docket";
    system.szOsFile = (int)sizeof(SealedFile) + found->szOsFile;
    system.xOpen = openFile;
    return sqlite3_vfs_register(&system, 1);
}

int docket_seals_reserve(sqlite3 *connection) {
    int size = sealSize;
    return sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &size);
}

/* The file of a connection, where it is one of ours: a database in memory has none. */
static SealedFile *fileOf(sqlite3 *connection) {
    sqlite3_file *file = 0;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return 0;
    return file && file->pMethods == &methods ? (SealedFile *)file : 0;
}

int docket_seals_are_kept(sqlite3 *connection) {
    SealedFile *file = fileOf(connection);
    return file && file->isSealed;
}

void docket_seals_follow(sqlite3 *copy, sqlite3 *original) {
    SealedFile *to = fileOf(copy);
    SealedFile *from = fileOf(original);
    sqlite3_int64 size = 0;
    if (!to || !from || sizeOfFile(&to->base, &size) != SQLITE_OK || size > 0) return;
    to->isSealed = from->isSealed;
}

void docket_seals_compare(sqlite3 *connection, int compares) {
    SealedFile *file = fileOf(connection);
    if (file) file->compares = compares;
    /* Pages that were not compared are not kept for those who want them to be. */
    if (compares) sqlite3_db_release_memory(connection);
}

int64_t docket_seals_count_pages(sqlite3 *connection, int size) {
    SealedFile *file = fileOf(connection);
    sqlite3_int64 bytes = 0;
    return file && size > 0 && sizeOfFile(&file->base, &bytes) == SQLITE_OK ? bytes / size : 0;
}

int docket_seals_is_sound(sqlite3 *connection, int64_t number, int size) {
    SealedFile *file = fileOf(connection);
    if (!file || !file->isSealed) return 1;
    if (!makeCopy(file, size)) return 0;
    int code = file->real->pMethods->xRead(file->real, file->copy, size, (number - 1) * size);
    /* The file has become shorter. */
    if (code == SQLITE_IOERR_SHORT_READ) return 1;
    return code == SQLITE_OK && isSound(file->copy, size, number);
}
