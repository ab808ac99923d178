import DocketCharts
import Foundation

/// How series look on white paper: by colour where it can be seen, and for everybody else and in grey by lightness,
/// pattern, dashes and markers. Three colours in a row have one pattern and are dark, light and in between.
enum ChartPalette {
    struct Look: Hashable, Sendable {
        /// As 0xRRGGBB.
        let color: Int
        /// What is drawn over the colour of bars and areas.
        let pattern: Pattern
        /// Lengths of dashes and gaps of lines, in points; none for a whole line.
        let dashes: [Double]
        let marker: Marker
        /// Whether the marker is drawn as an outline.
        let isOpen: Bool
    }

    enum Pattern: Hashable, Sendable {
        case plain, rising, crossed, dotted
    }

    enum Marker: Hashable, Sendable {
        case circle, square, triangle, diamond, wedge, cross
    }

    static func look(of series: ChartSeriesMark) -> Look {
        series.isOthers ? others : looks[series.index % looks.count]
    }

    private static let looks: [Look] = colors.enumerated().map { index, color in
        Look(
            color: color, pattern: patterns[index / 3], dashes: dashes[index % dashes.count],
            marker: markers[index % markers.count], isOpen: index >= markers.count)
    }

    private static let others = Look(
        color: 0xA9B2BD, pattern: .plain, dashes: [1, 1.5], marker: .circle, isOpen: true)

    private static let colors = [
        0x1F4E8C, 0xE8862E, 0x2A8C80, 0x6B2D73, 0xDE7CA6, 0x97663A, 0x25502C, 0x4FA3DD, 0xCF4A3E, 0x39414D, 0xB99A2A,
        0x7C6BB8,
    ]
    private static let patterns: [Pattern] = [.plain, .rising, .crossed, .dotted]
    private static let dashes: [[Double]] = [
        [], [6, 2], [2, 1.6], [7, 2, 1.6, 2], [10, 3], [4, 1.6, 1.6, 1.6, 1.6, 1.6],
    ]
    private static let markers: [Marker] = [.circle, .square, .triangle, .diamond, .wedge, .cross]

    /// The shade of a value of a heat map, from 0 to 1: the higher, the darker.
    static func shade(_ share: Double) -> Int {
        let place = min(max(share, 0), 1) * Double(shades.count - 1)
        let index = min(Int(place), shades.count - 2)
        return mixed(shades[index], shades[index + 1], place - Double(index))
    }

    private static let shades = [0xEDF3FA, 0xBBD3EC, 0x74A9D8, 0x2F74B5, 0x123F75]

    /// A colour as it looks through white, so much of it.
    static func tint(_ color: Int, _ share: Double) -> Int { mixed(0xFFFFFF, color, share) }

    /// What can be read on a colour: white, or nearly black.
    static func ink(on color: Int) -> Int { luminance(color) < 0.2 ? 0xFFFFFF : 0x1C2430 }

    private static func mixed(_ from: Int, _ to: Int, _ share: Double) -> Int {
        [16, 8, 0].reduce(0) { color, shift in
            let (low, high) = (Double(from >> shift & 0xFF), Double(to >> shift & 0xFF))
            return color | Int((low + (high - low) * min(max(share, 0), 1)).rounded()) << shift
        }
    }

    /// How light a colour is, from 0 to 1, as WCAG 2 counts it.
    static func luminance(_ color: Int) -> Double {
        func part(_ shift: Int, _ weight: Double) -> Double {
            let value = Double(color >> shift & 0xFF) / 255
            return weight * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
        }
        return part(16, 0.2126) + part(8, 0.7152) + part(0, 0.0722)
    }
}
