#include <sqlite3.h>

// Swift cannot call functions with a varying number of arguments.
static inline int docket_sqlite3_configure(sqlite3 *database, int option, int isOn) {
    int result = 0;
    return sqlite3_db_config(database, option, isOn, &result);
}

// Where in the text of a statement an error is, in bytes; -1 where SQLite does not tell.
static inline int docket_sqlite3_error_offset(sqlite3 *database) {
#if SQLITE_VERSION_NUMBER >= 3038000
    return sqlite3_error_offset(database);
#else
    return -1;
#endif
}
