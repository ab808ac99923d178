// libxlsxwriter, which workbooks are written with.

#include <xlsxwriter.h>

#include "deferred.h"

LIBRARY(deferred_xlsxwriter, "libxlsxwriter.so.4")

DEFERRED(
    lxw_chart_series *, chart_add_series,
    (lxw_chart *chart, const char *categories, const char *values),
    (chart, categories, values))
DEFERRED(void, chart_axis_major_gridlines_set_line, (lxw_chart_axis *axis, lxw_chart_line *line), (axis, line))
DEFERRED(void, chart_axis_major_gridlines_set_visible, (lxw_chart_axis *axis, uint8_t visible), (axis, visible))
DEFERRED(void, chart_axis_set_crossing_max, (lxw_chart_axis *axis), (axis))
DEFERRED(void, chart_axis_set_label_position, (lxw_chart_axis *axis, uint8_t position), (axis, position))
DEFERRED(void, chart_axis_set_major_unit, (lxw_chart_axis *axis, double unit), (axis, unit))
DEFERRED(void, chart_axis_set_max, (lxw_chart_axis *axis, double max), (axis, max))
DEFERRED(void, chart_axis_set_min, (lxw_chart_axis *axis, double min), (axis, min))
DEFERRED(void, chart_axis_set_name_font, (lxw_chart_axis *axis, lxw_chart_font *font), (axis, font))
DEFERRED(void, chart_axis_set_num_font, (lxw_chart_axis *axis, lxw_chart_font *font), (axis, font))
DEFERRED(void, chart_axis_set_num_format, (lxw_chart_axis *axis, const char *num_format), (axis, num_format))
DEFERRED(void, chart_axis_set_reverse, (lxw_chart_axis *axis), (axis))
DEFERRED(void, chart_legend_set_position, (lxw_chart *chart, uint8_t position), (chart, position))
DEFERRED(
    void, chart_series_set_categories,
    (lxw_chart_series *series, const char *sheetname, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row,
     lxw_col_t last_col),
    (series, sheetname, first_row, first_col, last_row, last_col))
DEFERRED(void, chart_series_set_fill, (lxw_chart_series *series, lxw_chart_fill *fill), (series, fill))
DEFERRED(void, chart_series_set_line, (lxw_chart_series *series, lxw_chart_line *line), (series, line))
DEFERRED(void, chart_series_set_marker_fill, (lxw_chart_series *series, lxw_chart_fill *fill), (series, fill))
DEFERRED(void, chart_series_set_marker_line, (lxw_chart_series *series, lxw_chart_line *line), (series, line))
DEFERRED(void, chart_series_set_marker_size, (lxw_chart_series *series, uint8_t size), (series, size))
DEFERRED(void, chart_series_set_marker_type, (lxw_chart_series *series, uint8_t type), (series, type))
DEFERRED(
    void, chart_series_set_name_range,
    (lxw_chart_series *series, const char *sheetname, lxw_row_t row, lxw_col_t col),
    (series, sheetname, row, col))
DEFERRED(
    void, chart_series_set_values,
    (lxw_chart_series *series, const char *sheetname, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row,
     lxw_col_t last_col),
    (series, sheetname, first_row, first_col, last_row, last_col))
DEFERRED(void, chart_set_high_low_lines, (lxw_chart *chart, lxw_chart_line *line), (chart, line))
DEFERRED(void, chart_set_series_gap, (lxw_chart *chart, uint16_t gap), (chart, gap))
DEFERRED(
    void, chart_set_up_down_bars_format,
    (lxw_chart *chart, lxw_chart_line *up_bar_line, lxw_chart_fill *up_bar_fill, lxw_chart_line *down_bar_line,
     lxw_chart_fill *down_bar_fill),
    (chart, up_bar_line, up_bar_fill, down_bar_line, down_bar_fill))
DEFERRED(void, chart_show_blanks_as, (lxw_chart *chart, uint8_t option), (chart, option))
DEFERRED(void, chart_title_set_name_font, (lxw_chart *chart, lxw_chart_font *font), (chart, font))
DEFERRED(void, format_set_align, (lxw_format *format, uint8_t alignment), (format, alignment))
DEFERRED(void, format_set_bg_color, (lxw_format *format, lxw_color_t color), (format, color))
DEFERRED(void, format_set_bold, (lxw_format *format), (format))
DEFERRED(void, format_set_bottom, (lxw_format *format, uint8_t style), (format, style))
DEFERRED(void, format_set_num_format, (lxw_format *format, const char *num_format), (format, num_format))
DEFERRED(void, format_set_text_wrap, (lxw_format *format), (format))
DEFERRED(char *, lxw_strerror, (lxw_error error_num), (error_num))
DEFERRED(void, lxw_workbook_free, (lxw_workbook *workbook), (workbook))
DEFERRED(lxw_chart *, workbook_add_chart, (lxw_workbook *workbook, uint8_t chart_type), (workbook, chart_type))
DEFERRED(lxw_format *, workbook_add_format, (lxw_workbook *workbook), (workbook))
DEFERRED(
    lxw_worksheet *, workbook_add_worksheet,
    (lxw_workbook *workbook, const char *sheetname),
    (workbook, sheetname))
DEFERRED(lxw_error, workbook_close, (lxw_workbook *workbook), (workbook))
DEFERRED(lxw_workbook *, workbook_new_opt, (const char *filename, lxw_workbook_options *options), (filename, options))
DEFERRED(
    lxw_error, workbook_set_properties,
    (lxw_workbook *workbook, lxw_doc_properties *properties),
    (workbook, properties))
DEFERRED(
    lxw_error, worksheet_autofilter,
    (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col),
    (worksheet, first_row, first_col, last_row, last_col))
DEFERRED(
    lxw_error, worksheet_conditional_format_range,
    (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_col_t first_col, lxw_row_t last_row, lxw_col_t last_col,
     lxw_conditional_format *conditional_format),
    (worksheet, first_row, first_col, last_row, last_col, conditional_format))
DEFERRED(
    void, worksheet_fit_to_pages,
    (lxw_worksheet *worksheet, uint16_t width, uint16_t height),
    (worksheet, width, height))
DEFERRED(void, worksheet_freeze_panes, (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col), (worksheet, row, col))
DEFERRED(
    lxw_error, worksheet_insert_chart_opt,
    (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_chart *chart, lxw_chart_options *user_options),
    (worksheet, row, col, chart, user_options))
DEFERRED(
    lxw_error, worksheet_repeat_rows,
    (lxw_worksheet *worksheet, lxw_row_t first_row, lxw_row_t last_row),
    (worksheet, first_row, last_row))
DEFERRED(
    lxw_error, worksheet_set_column,
    (lxw_worksheet *worksheet, lxw_col_t first_col, lxw_col_t last_col, double width, lxw_format *format),
    (worksheet, first_col, last_col, width, format))
DEFERRED(void, worksheet_set_landscape, (lxw_worksheet *worksheet), (worksheet))
DEFERRED(
    void, worksheet_set_margins,
    (lxw_worksheet *worksheet, double left, double right, double top, double bottom),
    (worksheet, left, right, top, bottom))
DEFERRED(void, worksheet_set_paper, (lxw_worksheet *worksheet, uint8_t paper_type), (worksheet, paper_type))
DEFERRED(
    lxw_error, worksheet_write_blank,
    (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, lxw_format *format),
    (worksheet, row, col, format))
DEFERRED(
    lxw_error, worksheet_write_boolean,
    (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, int value, lxw_format *format),
    (worksheet, row, col, value, format))
DEFERRED(
    lxw_error, worksheet_write_number,
    (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, double number, lxw_format *format),
    (worksheet, row, col, number, format))
DEFERRED(
    lxw_error, worksheet_write_string,
    (lxw_worksheet *worksheet, lxw_row_t row, lxw_col_t col, const char *string, lxw_format *format),
    (worksheet, row, col, string, format))
