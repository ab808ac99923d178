// libpq, which sources on PostgreSQL are asked through, and a log on PostgreSQL.

#include <libpq-fe.h>

#include "deferred.h"

LIBRARY(deferred_postgres, "libpq.so.5")

DEFERRED(int, PQcancel, (PGcancel *cancel, char *errbuf, int errbufsize), (cancel, errbuf, errbufsize))
DEFERRED(void, PQclear, (PGresult *res), (res))
DEFERRED(PostgresPollingStatusType, PQconnectPoll, (PGconn *conn), (conn))
DEFERRED(
    PGconn *, PQconnectStartParams,
    (const char *const *keywords, const char *const *values, int expand_dbname),
    (keywords, values, expand_dbname))
DEFERRED(void, PQconninfoFree, (PQconninfoOption *connOptions), (connOptions))
DEFERRED(PQconninfoOption *, PQconninfoParse, (const char *conninfo, char **errmsg), (conninfo, errmsg))
DEFERRED(int, PQconsumeInput, (PGconn *conn), (conn))
DEFERRED(int, PQenterPipelineMode, (PGconn *conn), (conn))
DEFERRED(char *, PQerrorMessage, (const PGconn *conn), (conn))
DEFERRED(int, PQexitPipelineMode, (PGconn *conn), (conn))
DEFERRED(void, PQfinish, (PGconn *conn), (conn))
DEFERRED(int, PQflush, (PGconn *conn), (conn))
DEFERRED(int, PQfmod, (const PGresult *res, int field_num), (res, field_num))
DEFERRED(char *, PQfname, (const PGresult *res, int field_num), (res, field_num))
DEFERRED(void, PQfreeCancel, (PGcancel *cancel), (cancel))
DEFERRED(void, PQfreemem, (void *ptr), (ptr))
DEFERRED(Oid, PQftype, (const PGresult *res, int field_num), (res, field_num))
DEFERRED(PGcancel *, PQgetCancel, (PGconn *conn), (conn))
DEFERRED(PGresult *, PQgetResult, (PGconn *conn), (conn))
DEFERRED(int, PQgetisnull, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
DEFERRED(int, PQgetlength, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
DEFERRED(char *, PQgetvalue, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
DEFERRED(int, PQisBusy, (PGconn *conn), (conn))
DEFERRED(int, PQnfields, (const PGresult *res), (res))
DEFERRED(PGnotify *, PQnotifies, (PGconn *conn), (conn))
DEFERRED(int, PQnparams, (const PGresult *res), (res))
DEFERRED(int, PQntuples, (const PGresult *res), (res))
DEFERRED(const char *, PQparameterStatus, (const PGconn *conn, const char *paramName), (conn, paramName))
DEFERRED(Oid, PQparamtype, (const PGresult *res, int param_num), (res, param_num))
DEFERRED(int, PQpipelineSync, (PGconn *conn), (conn))
DEFERRED(char *, PQresultErrorField, (const PGresult *res, int fieldcode), (res, fieldcode))
DEFERRED(char *, PQresultErrorMessage, (const PGresult *res), (res))
DEFERRED(ExecStatusType, PQresultStatus, (const PGresult *res), (res))
DEFERRED(int, PQsendDescribePortal, (PGconn *conn, const char *portal), (conn, portal))
DEFERRED(int, PQsendDescribePrepared, (PGconn *conn, const char *stmt), (conn, stmt))
DEFERRED(
    int, PQsendPrepare,
    (PGconn *conn, const char *stmtName, const char *query, int nParams, const Oid *paramTypes),
    (conn, stmtName, query, nParams, paramTypes))
DEFERRED(int, PQsendQuery, (PGconn *conn, const char *query), (conn, query))
DEFERRED(
    int, PQsendQueryParams,
    (PGconn *conn, const char *command, int nParams, const Oid *paramTypes, const char *const *paramValues,
     const int *paramLengths, const int *paramFormats, int resultFormat),
    (conn, command, nParams, paramTypes, paramValues, paramLengths, paramFormats, resultFormat))
DEFERRED(
    int, PQsendQueryPrepared,
    (PGconn *conn, const char *stmtName, int nParams, const char *const *paramValues, const int *paramLengths,
     const int *paramFormats, int resultFormat),
    (conn, stmtName, nParams, paramValues, paramLengths, paramFormats, resultFormat))
DEFERRED(int, PQserverVersion, (const PGconn *conn), (conn))
DEFERRED(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn *conn, PQnoticeReceiver proc, void *arg), (conn, proc, arg))
DEFERRED(int, PQsetSingleRowMode, (PGconn *conn), (conn))
DEFERRED(int, PQsocket, (const PGconn *conn), (conn))
DEFERRED(ConnStatusType, PQstatus, (const PGconn *conn), (conn))
