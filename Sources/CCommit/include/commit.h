#ifndef DOCKET_BUILT_COMMIT_H
#define DOCKET_BUILT_COMMIT_H

/* What `DOCKET_COMMIT` was in the environment of the build: the commit's id, with a plus behind it where files were
   changed. An empty text where it was not set. */
const char *docket_commit(void);

#endif
