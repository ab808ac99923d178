import Testing

@testable import DocketCharts
@testable import DocketExport

struct ChartPaletteTests {
    private let looks = (0..<ChartTable.mostSeries).map {
        ChartPalette.look(of: ChartSeriesMark(index: $0, isOthers: false))
    }

    @Test func seriesOfOnePatternAreToldApartInGrey() {
        for pattern in Set(looks.map(\.pattern)) {
            let lightness = looks.filter { $0.pattern == pattern }.map { Self.lightness($0.color) }.sorted()
            #expect(lightness.count == 3)
            #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 - $0 > 12 }, "\(lightness)")
        }
    }

    @Test func everySeriesCanBeSeenOnWhite() {
        let others = ChartPalette.look(of: ChartSeriesMark(index: 0, isOthers: true))
        for look in looks + [others] {
            #expect(1.05 / (ChartPalette.luminance(look.color) + 0.05) > 2)
        }
    }

    @Test func linesAndPointsAreToldApartByDashesAndMarkersAlone() {
        #expect(Set(looks.map(\.color)).count == looks.count)
        #expect(Set(looks.map { "\($0.marker) \($0.isOpen) \($0.dashes)" }).count == looks.count)
        #expect(looks[0].dashes.isEmpty && Set(looks.prefix(6).map(\.dashes)).count == 6)
    }

    @Test func higherValuesAreDarkerAndTheirTextsCanBeRead() {
        let shades = (0...50).map { ChartPalette.shade(Double($0) / 50) }
        let luminance = shades.map(ChartPalette.luminance)
        #expect(zip(luminance, luminance.dropFirst()).allSatisfy { $0 > $1 })
        for (shade, light) in zip(shades, luminance) {
            let ink = ChartPalette.luminance(ChartPalette.ink(on: shade))
            let contrast = (max(light, ink) + 0.05) / (min(light, ink) + 0.05)
            #expect(contrast > 3.5, "\(String(shade, radix: 16)) \(contrast)")
        }
    }

    /// As CIE L*, from 0 to 100.
    private static func lightness(_ color: Int) -> Double {
        let luminance = ChartPalette.luminance(color)
        var root = luminance.squareRoot()
        for _ in 0..<40 { root = (2 * root + luminance / (root * root)) / 3 }
        return 116 * root - 16
    }
}
