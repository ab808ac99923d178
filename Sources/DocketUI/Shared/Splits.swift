/// Where the panes are divided, in thousandths of the screen's width, as far as the user has moved them.
package struct Splits: Hashable, Sendable {
    private var places: [String: Int] = [:]

    package init() {}

    subscript(divider: Divider) -> Int? {
        get { places[divider.name] }
        set { places[divider.name] = newValue.map { max(100, min(700, $0)) } }
    }
}

/// A line between two panes that can be moved. Views declare theirs; the name is how its place is remembered.
package struct Divider: Hashable, Sendable {
    let name: String

    init(_ name: String) {
        self.name = name
    }

    /// Between a list and what is said of its selection.
    static let list = Divider("queue")
}

extension Splits: Codable {
    package init(from decoder: any Decoder) throws {
        places = try decoder.singleValueContainer().decode([String: Int].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(places)
    }
}
