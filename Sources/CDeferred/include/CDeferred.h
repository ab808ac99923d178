#pragma once

// Libraries that few commands need, and that take long to load: they are loaded when they are first needed, and not when
// the program starts. Each function below loads one. It returns NULL where the library is there, else why it is not, and
// is to be called before anything of the library is: what is called without it ends the program.

/// Loads pango, cairo and fontconfig.
const char *deferred_pango(void);

/// Loads libxlsxwriter.
const char *deferred_xlsxwriter(void);

/// Loads libpq.
const char *deferred_postgres(void);
