import CPangoCairo
import DocketDomain

/// A chart as a PNG picture, sharp where it is printed.
struct ChartImage {
    /// In points, with a little white around the chart.
    let width: Double
    let height: Double
    let bytes: [UInt8]

    init(_ chart: PaperChart) throws(DocketError) {
        width = chart.width
        // Letters of some scripts are higher than their line.
        height = chart.height + 2 * Self.margin
        let scale = min(Self.scale, Self.mostPixels / max(width, height))
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, Int32((width * scale).rounded(.up)), Int32((height * scale).rounded(.up)))
        let cairo = cairo_create(surface)
        defer {
            cairo_destroy(cairo)
            cairo_surface_destroy(surface)
        }
        guard let cairo else { throw DocketError(.internal, "The chart cannot be drawn.") }
        cairo_set_source_rgb(cairo, 1, 1, 1)
        cairo_paint(cairo)
        cairo_scale(cairo, scale, scale)
        cairo_translate(cairo, 0, Self.margin)
        chart.paint(on: cairo)
        let output = Output()
        let status = cairo_surface_write_to_png_stream(
            surface,
            { closure, bytes, count in
                guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Output>.fromOpaque(closure).takeUnretainedValue().bytes
                    .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(output).toOpaque())
        guard cairo_status(cairo) == CAIRO_STATUS_SUCCESS, status == CAIRO_STATUS_SUCCESS else {
            throw DocketError(
                .internal, "The chart cannot be drawn.",
                cause: cairo_status_to_string(status).map { String(cString: $0) })
        }
        bytes = output.bytes
    }

    private final class Output {
        var bytes: [UInt8] = []
    }

    private static let margin = 4.0
    /// Pixels for a point: about 220 for an inch.
    private static let scale = 3.0
    /// On its longer side.
    private static let mostPixels = 3000.0
}
