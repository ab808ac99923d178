package import DocketData
package import DocketDomain

/// The sources that a user has, and how far a query may go unless it says otherwise.
package struct QuerySettings: Sendable {
    package var sources: [SourceSettings]
    package var limits: QueryLimits

    package init(sources: [SourceSettings] = [], limits: QueryLimits = QueryLimits()) {
        self.sources = sources
        self.limits = limits
    }
}
