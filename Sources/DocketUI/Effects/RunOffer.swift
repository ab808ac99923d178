package import DocketDomain

/// What a query of an artifact has to be given before it runs.
package struct RunOffer: Hashable, Sendable {
    package let query: SQLQuery
    /// All that it could run against.
    package let sources: [SourceListing]
    /// The one that it would run against; nothing where that has to be chosen.
    package let source: String?
    package let parameters: [SQLParameter]
    /// What was given the last time, by the parameter's name.
    package let values: [String: String]

    package init(
        query: SQLQuery, sources: [SourceListing], source: String?, parameters: [SQLParameter],
        values: [String: String]
    ) {
        self.query = query
        self.sources = sources
        self.source = source
        self.parameters = parameters
        self.values = values
    }
}
