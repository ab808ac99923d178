import DocketDomain

/// The page and its margins, in points.
struct PageSize: Hashable {
    var width: Double
    var height: Double
    var margin: Double

    init(_ options: ExportOptions, isLandscape: Bool) {
        let (short, long) =
            switch options.paper {
            case .a4: (210 * Self.pointsPerMillimetre, 297 * Self.pointsPerMillimetre)
            case .letter: (612.0, 792.0)
            }
        width = isLandscape ? long : short
        height = isLandscape ? short : long
        // At least half of the page is left for the content.
        margin = min(max(options.margin * Self.pointsPerMillimetre, 0), short / 4)
    }

    var contentWidth: Double { width - 2 * margin }

    private static let pointsPerMillimetre = 72 / 25.4
}
