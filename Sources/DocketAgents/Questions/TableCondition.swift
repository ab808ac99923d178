import DocketDomain

/// Which rows a question is about.
package struct TableCondition: Hashable, Sendable {
    package enum Comparison: Hashable, Sendable {
        case less, atMost, more, atLeast
    }

    package enum Test: Hashable, Sendable {
        /// One of these texts, in any case and with or without accents.
        case isAny([String])
        case compares(Comparison, String)
        case between(String, String)
        case isEmpty
    }

    package var column: Int
    package var test: Test
    package var isNegated = false
}

extension TableCondition {
    /// As a part of a sentence: `City is Zurich`.
    func text(_ columns: [String]) -> String {
        let name = columns[column]
        let not = isNegated ? "not " : ""
        switch test {
        case .isAny(let values): return "\(name) is \(not)\(values.joined(separator: " or "))"
        case .compares(let comparison, let value): return "\(name) is \(not)\(comparison.words) \(value)"
        case .between(let low, let high): return "\(name) is \(not)between \(low) and \(high)"
        case .isEmpty: return "\(name) is \(not)empty"
        }
    }
}

extension TableCondition.Comparison {
    fileprivate var words: String {
        switch self {
        case .less: "less than"
        case .atMost: "at most"
        case .more: "more than"
        case .atLeast: "at least"
        }
    }
}
