// Pango, cairo and fontconfig, which pages and charts are drawn with.

#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include "deferred.h"

// GLib has a macro of this name.
#undef g_object_unref

LIBRARY(deferred_pango, "libpangocairo-1.0.so.0")

DEFERRED(FcBool, FcConfigBuildFonts, (FcConfig *config), (config))
DEFERRED(FcConfig *, FcConfigCreate, (void), ())
DEFERRED(void, FcConfigDestroy, (FcConfig *config), (config))
DEFERRED(FcChar8 *, FcConfigFilename, (const FcChar8 *url), (url))
DEFERRED(
    FcBool, FcConfigParseAndLoadFromMemory,
    (FcConfig *config, const FcChar8 *buffer, FcBool complain),
    (config, buffer, complain))
DEFERRED(
    void, cairo_arc,
    (cairo_t *cr, double xc, double yc, double radius, double angle1, double angle2),
    (cr, xc, yc, radius, angle1, angle2))
DEFERRED(void, cairo_clip, (cairo_t *cr), (cr))
DEFERRED(void, cairo_close_path, (cairo_t *cr), (cr))
DEFERRED(cairo_t *, cairo_create, (cairo_surface_t *target), (target))
DEFERRED(void, cairo_destroy, (cairo_t *cr), (cr))
DEFERRED(void, cairo_fill, (cairo_t *cr), (cr))
DEFERRED(void, cairo_fill_preserve, (cairo_t *cr), (cr))
DEFERRED(cairo_font_options_t *, cairo_font_options_create, (void), ())
DEFERRED(void, cairo_font_options_destroy, (cairo_font_options_t *options), (options))
DEFERRED(
    void, cairo_font_options_set_antialias,
    (cairo_font_options_t *options, cairo_antialias_t antialias),
    (options, antialias))
DEFERRED(
    void, cairo_font_options_set_hint_metrics,
    (cairo_font_options_t *options, cairo_hint_metrics_t hint_metrics),
    (options, hint_metrics))
DEFERRED(
    void, cairo_font_options_set_hint_style,
    (cairo_font_options_t *options, cairo_hint_style_t hint_style),
    (options, hint_style))
DEFERRED(void, cairo_glyph_free, (cairo_glyph_t *glyphs), (glyphs))
DEFERRED(
    cairo_surface_t *, cairo_image_surface_create,
    (cairo_format_t format, int width, int height),
    (format, width, height))
DEFERRED(void, cairo_line_to, (cairo_t *cr, double x, double y), (cr, x, y))
DEFERRED(void, cairo_move_to, (cairo_t *cr, double x, double y), (cr, x, y))
DEFERRED(void, cairo_new_sub_path, (cairo_t *cr), (cr))
DEFERRED(void, cairo_paint, (cairo_t *cr), (cr))
DEFERRED(void, cairo_path_extents, (cairo_t *cr, double *x1, double *y1, double *x2, double *y2), (cr, x1, y1, x2, y2))
DEFERRED(
    int, cairo_pdf_surface_add_outline,
    (cairo_surface_t *surface, int parent_id, const char *utf8, const char *link_attribs,
     cairo_pdf_outline_flags_t flags),
    (surface, parent_id, utf8, link_attribs, flags))
DEFERRED(
    cairo_surface_t *, cairo_pdf_surface_create_for_stream,
    (cairo_write_func_t write_func, void *closure, double width_in_points, double height_in_points),
    (write_func, closure, width_in_points, height_in_points))
DEFERRED(
    void, cairo_pdf_surface_set_metadata,
    (cairo_surface_t *surface, cairo_pdf_metadata_t metadata, const char *utf8),
    (surface, metadata, utf8))
DEFERRED(
    void, cairo_pdf_surface_set_size,
    (cairo_surface_t *surface, double width_in_points, double height_in_points),
    (surface, width_in_points, height_in_points))
DEFERRED(
    void, cairo_rectangle,
    (cairo_t *cr, double x, double y, double width, double height),
    (cr, x, y, width, height))
DEFERRED(void, cairo_restore, (cairo_t *cr), (cr))
DEFERRED(void, cairo_save, (cairo_t *cr), (cr))
DEFERRED(void, cairo_scale, (cairo_t *cr, double sx, double sy), (cr, sx, sy))
DEFERRED(void, cairo_scaled_font_destroy, (cairo_scaled_font_t *scaled_font), (scaled_font))
DEFERRED(
    void, cairo_scaled_font_extents,
    (cairo_scaled_font_t *scaled_font, cairo_font_extents_t *extents),
    (scaled_font, extents))
DEFERRED(
    void, cairo_scaled_font_glyph_extents,
    (cairo_scaled_font_t *scaled_font, const cairo_glyph_t *glyphs, int num_glyphs, cairo_text_extents_t *extents),
    (scaled_font, glyphs, num_glyphs, extents))
DEFERRED(cairo_scaled_font_t *, cairo_scaled_font_reference, (cairo_scaled_font_t *scaled_font), (scaled_font))
DEFERRED(
    cairo_status_t, cairo_scaled_font_text_to_glyphs,
    (cairo_scaled_font_t *scaled_font, double x, double y, const char *utf8, int utf8_len, cairo_glyph_t **glyphs,
     int *num_glyphs, cairo_text_cluster_t **clusters, int *num_clusters, cairo_text_cluster_flags_t *cluster_flags),
    (scaled_font, x, y, utf8, utf8_len, glyphs, num_glyphs, clusters, num_clusters, cluster_flags))
DEFERRED(
    void, cairo_set_dash,
    (cairo_t *cr, const double *dashes, int num_dashes, double offset),
    (cr, dashes, num_dashes, offset))
DEFERRED(void, cairo_set_line_cap, (cairo_t *cr, cairo_line_cap_t line_cap), (cr, line_cap))
DEFERRED(void, cairo_set_line_join, (cairo_t *cr, cairo_line_join_t line_join), (cr, line_join))
DEFERRED(void, cairo_set_line_width, (cairo_t *cr, double width), (cr, width))
DEFERRED(void, cairo_set_scaled_font, (cairo_t *cr, const cairo_scaled_font_t *scaled_font), (cr, scaled_font))
DEFERRED(void, cairo_set_source_rgb, (cairo_t *cr, double red, double green, double blue), (cr, red, green, blue))
DEFERRED(
    void, cairo_set_source_rgba,
    (cairo_t *cr, double red, double green, double blue, double alpha),
    (cr, red, green, blue, alpha))
DEFERRED(void, cairo_show_glyphs, (cairo_t *cr, const cairo_glyph_t *glyphs, int num_glyphs), (cr, glyphs, num_glyphs))
DEFERRED(void, cairo_show_page, (cairo_t *cr), (cr))
DEFERRED(cairo_status_t, cairo_status, (cairo_t *cr), (cr))
DEFERRED(const char *, cairo_status_to_string, (cairo_status_t status), (status))
DEFERRED(void, cairo_stroke, (cairo_t *cr), (cr))
DEFERRED(void, cairo_surface_destroy, (cairo_surface_t *surface), (surface))
DEFERRED(void, cairo_surface_finish, (cairo_surface_t *surface), (surface))
DEFERRED(cairo_status_t, cairo_surface_status, (cairo_surface_t *surface), (surface))
DEFERRED(
    cairo_status_t, cairo_surface_write_to_png_stream,
    (cairo_surface_t *surface, cairo_write_func_t write_func, void *closure),
    (surface, write_func, closure))
DEFERRED(void, cairo_tag_begin, (cairo_t *cr, const char *tag_name, const char *attributes), (cr, tag_name, attributes))
DEFERRED(void, cairo_tag_end, (cairo_t *cr, const char *tag_name), (cr, tag_name))
DEFERRED(void, cairo_translate, (cairo_t *cr, double tx, double ty), (cr, tx, ty))
DEFERRED(void, g_free, (gpointer mem), (mem))
DEFERRED(void, g_object_unref, (gpointer object), (object))
DEFERRED(PangoAttribute *, pango_attr_family_new, (const char *family), (family))
DEFERRED(PangoAttribute *, pango_attr_foreground_new, (guint16 red, guint16 green, guint16 blue), (red, green, blue))
DEFERRED(void, pango_attr_list_insert, (PangoAttrList *list, PangoAttribute *attr), (list, attr))
DEFERRED(PangoAttrList *, pango_attr_list_new, (void), ())
DEFERRED(void, pango_attr_list_unref, (PangoAttrList *list), (list))
DEFERRED(PangoAttribute *, pango_attr_strikethrough_new, (gboolean strikethrough), (strikethrough))
DEFERRED(PangoAttribute *, pango_attr_style_new, (PangoStyle style), (style))
DEFERRED(PangoAttribute *, pango_attr_underline_new, (PangoUnderline underline), (underline))
DEFERRED(PangoAttribute *, pango_attr_weight_new, (PangoWeight weight), (weight))
DEFERRED(
    void, pango_cairo_context_set_font_options,
    (PangoContext *context, const cairo_font_options_t *options),
    (context, options))
DEFERRED(void, pango_cairo_context_set_resolution, (PangoContext *context, double dpi), (context, dpi))
DEFERRED(cairo_scaled_font_t *, pango_cairo_font_get_scaled_font, (PangoCairoFont *font), (font))
DEFERRED(PangoFontMap *, pango_cairo_font_map_new_for_font_type, (cairo_font_type_t fonttype), (fonttype))
DEFERRED(void, pango_cairo_show_layout_line, (cairo_t *cr, PangoLayoutLine *line), (cr, line))
DEFERRED(
    PangoFont *, pango_context_load_font,
    (PangoContext *context, const PangoFontDescription *desc),
    (context, desc))
DEFERRED(
    void, pango_context_set_round_glyph_positions,
    (PangoContext *context, gboolean round_positions),
    (context, round_positions))
DEFERRED(void, pango_fc_font_map_set_config, (PangoFcFontMap *fcfontmap, FcConfig *fcconfig), (fcfontmap, fcconfig))
DEFERRED(void, pango_font_description_free, (PangoFontDescription *desc), (desc))
DEFERRED(PangoFontDescription *, pango_font_description_new, (void), ())
DEFERRED(void, pango_font_description_set_absolute_size, (PangoFontDescription *desc, double size), (desc, size))
DEFERRED(void, pango_font_description_set_family, (PangoFontDescription *desc, const char *family), (desc, family))
DEFERRED(void, pango_font_description_set_style, (PangoFontDescription *desc, PangoStyle style), (desc, style))
DEFERRED(void, pango_font_description_set_weight, (PangoFontDescription *desc, PangoWeight weight), (desc, weight))
DEFERRED(PangoContext *, pango_font_map_create_context, (PangoFontMap *fontmap), (fontmap))
DEFERRED(PangoLayoutIter *, pango_layout_get_iter, (PangoLayout *layout), (layout))
DEFERRED(void, pango_layout_iter_free, (PangoLayoutIter *iter), (iter))
DEFERRED(int, pango_layout_iter_get_baseline, (PangoLayoutIter *iter), (iter))
DEFERRED(
    void, pango_layout_iter_get_line_extents,
    (PangoLayoutIter *iter, PangoRectangle *ink_rect, PangoRectangle *logical_rect),
    (iter, ink_rect, logical_rect))
DEFERRED(PangoLayoutLine *, pango_layout_iter_get_line_readonly, (PangoLayoutIter *iter), (iter))
DEFERRED(gboolean, pango_layout_iter_next_line, (PangoLayoutIter *iter), (iter))
DEFERRED(
    void, pango_layout_line_get_x_ranges,
    (PangoLayoutLine *line, int start_index, int end_index, int **ranges, int *n_ranges),
    (line, start_index, end_index, ranges, n_ranges))
DEFERRED(PangoLayout *, pango_layout_new, (PangoContext *context), (context))
DEFERRED(void, pango_layout_set_alignment, (PangoLayout *layout, PangoAlignment alignment), (layout, alignment))
DEFERRED(void, pango_layout_set_attributes, (PangoLayout *layout, PangoAttrList *attrs), (layout, attrs))
DEFERRED(
    void, pango_layout_set_font_description,
    (PangoLayout *layout, const PangoFontDescription *desc),
    (layout, desc))
DEFERRED(void, pango_layout_set_text, (PangoLayout *layout, const char *text, int length), (layout, text, length))
DEFERRED(void, pango_layout_set_width, (PangoLayout *layout, int width), (layout, width))
DEFERRED(void, pango_layout_set_wrap, (PangoLayout *layout, PangoWrapMode wrap), (layout, wrap))
