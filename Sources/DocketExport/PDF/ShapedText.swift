import CPangoCairo
import DocketDomain

/// A text set by pango, in whatever script, as lines.
final class ShapedText {
    struct Line {
        let pointer: UnsafeMutablePointer<PangoLayoutLine>
        /// From the left edge of the text, in points.
        let x: Double
        let width: Double
        let height: Double
        /// From the top of the line to its baseline.
        let ascent: Double
        /// Where the part of the text begins that the line is of, in bytes.
        fileprivate let offset: Int
    }

    private(set) var lines: [Line] = []
    private var layouts: [OpaquePointer] = []

    /// - Parameters:
    ///   - width: In points; nil for as wide as it is.
    ///   - size: In points.
    convenience init(
        _ runs: [ExportRun], _ fonts: PageFonts, size: Double, isBold: Bool = false, width: Double?,
        alignment: PangoAlignment = PANGO_ALIGN_LEFT
    ) {
        self.init(parts: TextParts(runs), fonts, size: size, isBold: isBold, width: width, alignment: alignment)
    }

    /// - Parameter parts: As `TextParts` makes them.
    init(
        parts: some Sequence<[ExportRun]>, _ fonts: PageFonts, family: String = PageFonts.sans, size: Double,
        isBold: Bool = false, width: Double?, alignment: PangoAlignment = PANGO_ALIGN_LEFT
    ) {
        let description = PageFonts.description(family, size, isBold: isBold)
        defer { pango_font_description_free(description) }
        var offset = 0
        for part in parts {
            guard let layout = pango_layout_new(fonts.context) else { continue }
            layouts.append(layout)
            pango_layout_set_font_description(layout, description)
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
            if let width { pango_layout_set_width(layout, Int32(width * Self.scale)) }
            pango_layout_set_alignment(layout, alignment)
            let (text, attributes) = Self.attributed(part)
            pango_layout_set_text(layout, text, Int32(clamping: text.utf8.count))
            if let attributes {
                pango_layout_set_attributes(layout, attributes)
                pango_attr_list_unref(attributes)
            }
            readLines(of: layout, offset)
            offset += text.utf8.count
        }
    }

    deinit {
        for layout in layouts { g_object_unref(UnsafeMutableRawPointer(layout)) }
    }

    var width: Double { lines.reduce(0) { max($0, $1.width) } }

    /// Where a stretch of bytes stands in a line, from the left edge of the text.
    func ranges(of bytes: Range<Int>, in line: Line) -> [ClosedRange<Double>] {
        var ranges: UnsafeMutablePointer<Int32>?
        var count: Int32 = 0
        let start = line.offset + Int(line.pointer.pointee.start_index)
        let end = start + Int(line.pointer.pointee.length)
        let clamped = bytes.clamped(to: start..<end)
        guard !clamped.isEmpty else { return [] }
        let part = clamped.lowerBound - line.offset..<clamped.upperBound - line.offset
        pango_layout_line_get_x_ranges(line.pointer, Int32(part.lowerBound), Int32(part.upperBound), &ranges, &count)
        defer { g_free(ranges) }
        guard let ranges else { return [] }
        return (0..<Int(count)).map {
            Double(ranges[2 * $0]) / Self.scale...Double(max(ranges[2 * $0], ranges[2 * $0 + 1])) / Self.scale
        }
    }

    private func readLines(of layout: OpaquePointer, _ offset: Int) {
        guard let iterator = pango_layout_get_iter(layout) else { return }
        defer { pango_layout_iter_free(iterator) }
        repeat {
            guard let line = pango_layout_iter_get_line_readonly(iterator) else { continue }
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &logical)
            let baseline = Double(pango_layout_iter_get_baseline(iterator))
            lines.append(
                Line(
                    pointer: line, x: Double(logical.x) / Self.scale, width: Double(logical.width) / Self.scale,
                    height: Double(logical.height) / Self.scale, ascent: (baseline - Double(logical.y)) / Self.scale,
                    offset: offset))
        } while pango_layout_iter_next_line(iterator) != 0
    }

    /// The text of the runs with their looks; controls, which have no glyph, are left out.
    private static func attributed(_ runs: [ExportRun]) -> (text: String, attributes: OpaquePointer?) {
        var text = ""
        let attributes = runs.contains { !$0.style.isEmpty || $0.link != nil } ? pango_attr_list_new() : nil
        for run in runs {
            let start = text.utf8.count
            text += run.shownText
            guard let attributes else { continue }
            let range = start..<text.utf8.count
            func add(_ attribute: UnsafeMutablePointer<PangoAttribute>?) {
                attribute?.pointee.start_index = UInt32(range.lowerBound)
                attribute?.pointee.end_index = UInt32(range.upperBound)
                pango_attr_list_insert(attributes, attribute)
            }
            if run.style.contains(.bold) { add(pango_attr_weight_new(PANGO_WEIGHT_BOLD)) }
            if run.style.contains(.italic) { add(pango_attr_style_new(PANGO_STYLE_ITALIC)) }
            if run.style.contains(.strike) { add(pango_attr_strikethrough_new(1)) }
            if run.style.contains(.underline) { add(pango_attr_underline_new(PANGO_UNDERLINE_SINGLE)) }
            if run.style.contains(.code) { add(pango_attr_family_new(PageFonts.monospace)) }
            if run.link != nil { add(pango_attr_foreground_new(0x0B0B, 0x5C5C, 0xADAD)) }
        }
        return (text, attributes)
    }

    private static let scale = Double(PANGO_SCALE)
}

extension ExportRun {
    /// The text as it is set.
    var shownText: String { text.shown }
}

extension String {
    /// Without controls and noncharacters, which cairo refuses; its line ends all alike.
    var shown: String {
        let isPlain = withBytes { bytes in
            bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != 0xC2 && $0 < 0xEF || $0 == 0x0A }
        }
        if isPlain || unicodeScalars.allSatisfy({ $0.isShown && $0.value != 0x09 && $0.value != 0x0D }) {
            return self
        }
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in unicodeScalars {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n": if !isAfterReturn { scalars.append("\n") }
            case "\t": scalars.append(" ")
            default: if scalar.isShown { scalars.append(scalar) }
            }
            isAfterReturn = scalar == "\r"
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Whether it is a line feed or neither a control nor one of the noncharacters (Unicode, 23.7).
    fileprivate var isShown: Bool {
        switch value {
        case 0x0A, 0x20...0x7E: true
        case ..<0xA0, 0xFDD0...0xFDEF: false
        default: value & 0xFFFE != 0xFFFE
        }
    }
}
