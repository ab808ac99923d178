#include "commit.h"

#ifndef DOCKET_COMMIT
#define DOCKET_COMMIT
#endif

#define TEXT(...) #__VA_ARGS__
#define TEXT_OF(...) TEXT(__VA_ARGS__)

const char *docket_commit(void)
{
    return TEXT_OF(DOCKET_COMMIT);
}
