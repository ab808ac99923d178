import DocketDomain

/// What the view of exports asks.
enum ExportsTopic: Hashable {
    /// Whether to delete an export.
    case delete(ExportID)
    /// Where a copy of it goes.
    case save(ExportID)
}
