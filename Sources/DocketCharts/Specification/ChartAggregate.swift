/// What the numbers of several rows come to.
package enum ChartAggregate: String, Hashable, Sendable, CaseIterable {
    case sum, mean, median, count
    case minimum = "min"
    case maximum = "max"
}

/// In which order categories stand; as they come in the table where none is asked for.
package enum ChartSort: String, Hashable, Sendable, CaseIterable {
    case label = "x"
    case labelDescending = "-x"
    case value = "y"
    case valueDescending = "-y"
}

/// How values are written: as their column writes them where none is asked for.
package enum ChartFormat: String, Hashable, Sendable, CaseIterable {
    /// All digits.
    case plain
    /// `1.2M`.
    case compact
    /// `0.25` as `25%`.
    case percent
}
