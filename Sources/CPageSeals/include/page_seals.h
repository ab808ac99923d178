#ifndef DOCKET_PAGE_SEALS_H
#define DOCKET_PAGE_SEALS_H

#include <stdint.h>

struct sqlite3;

/* A checksum at the end of each page of a database file ("seal"), made where the page is written to the file and
   compared where it is read from there. Files whose header says that they have no room for seals are left alone. */

/* Puts the seals between SQLite and its files, for every connection that is opened from then on. Returns SQLite's code. */
int docket_seals_register(void);

/* Lets the connection leave room for seals in a database that it makes anew, or vacuums. Returns SQLite's code. */
int docket_seals_reserve(struct sqlite3 *connection);

/* Whether the pages of the connection's file are sealed. */
int docket_seals_are_kept(struct sqlite3 *connection);

/* Lets an empty file be sealed as another one is: a copy's first page is written last. */
void docket_seals_follow(struct sqlite3 *copy, struct sqlite3 *original);

/* Whether pages with a wrong seal are refused. They are, unless this was switched off. */
void docket_seals_compare(struct sqlite3 *connection, int compares);

/* The page that was refused last in this process, counted from 1; 0 if none was. */
int64_t docket_seals_last_refused(void);

/* How many pages of a size the connection's file has. */
int64_t docket_seals_count_pages(struct sqlite3 *connection, int size);

/* Whether a page of the connection's file is what was written. One without a seal is taken as it is. The file is not
   opened for it: closing it again would take away the process's locks. */
int docket_seals_is_sound(struct sqlite3 *connection, int64_t number, int size);

#endif
