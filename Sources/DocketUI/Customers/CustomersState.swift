package import DocketDomain
package import TerminalKit

/// The customers, and the one whose profile is shown.
package struct CustomersState: Hashable, Sendable {
    /// A pane of the view.
    package enum Pane: Int, Hashable, Sendable, CaseIterable {
        case list
        case profile
        case works
    }

    package var pane: Pane = .list
    package var list = PagedList<CustomerSummary>()
    package var filter = CustomerFilter()
    /// The customer whose profile is shown.
    package private(set) var shown: CustomerID?
    package private(set) var profile: CustomerProfile?
    /// The rows of the profile.
    private(set) var rows: [ProfileRow] = []
    package var view = ListState()
    /// Their artifacts, newest first.
    package var works = PagedList<ArtifactSummary>()
    /// Whether sensitive values are shown.
    package var isRevealed = false

    package init() {}

    /// What asks for the pages of the list: in the opposite order where they are counted from its end.
    var query: CustomerFilter {
        var query = filter
        if list.end == .end { query.order = query.order.reversed }
        return query
    }

    /// What asks for the customer's artifacts.
    var listing: ArtifactListing? {
        guard let shown else { return nil }
        var filter = ArtifactFilter()
        filter.customerID = shown
        if works.end == .end { filter.order = filter.order.reversed }
        return ArtifactListing(.customer, filter)
    }

    /// The selected field of the profile.
    package var selectedField: ProfileRow? { rows.indices.contains(view.selection) ? rows[view.selection] : nil }

    mutating func show(_ id: CustomerID) {
        guard shown != id else { return }
        shown = id
        profile = nil
        rows = []
        view = ListState()
        works = PagedList()
        isRevealed = false
    }

    mutating func take(_ profile: CustomerProfile) {
        guard profile.summary.id == shown else { return }
        let isFirst = self.profile == nil
        self.profile = profile
        rows = ProfileRow.rows(of: profile)
        if isFirst { view = ListState(selection: rows.firstIndex { $0.isField } ?? 0) }
        list.update(where: { $0.id == profile.summary.id }) { $0 = profile.summary }
    }

    /// Moves over fields; headings are passed by.
    mutating func moveField(by distance: Int) {
        guard !rows.isEmpty, distance != 0 else { return }
        let target = max(0, min(view.selection + max(-rows.count, min(distance, rows.count)), rows.count - 1))
        let step = distance.signum()
        var index = target
        while rows.indices.contains(index), !rows[index].isField { index += step }
        if !rows.indices.contains(index) {
            index = target
            while rows.indices.contains(index), !rows[index].isField { index -= step }
        }
        if rows.indices.contains(index) { view.selection = index }
    }
}

/// A row of a profile.
package enum ProfileRow: Hashable, Sendable {
    case heading(String)
    case field(ProfileField, ProfileValue?)
    /// A value whose field the schema does not know any more.
    case unknown(String, ProfileValue)

    var isField: Bool { if case .heading = self { false } else { true } }

    var value: ProfileValue? {
        switch self {
        case .heading: nil
        case .field(_, let value): value
        case .unknown(_, let value): value
        }
    }

    /// The fields by group, in the schema's order.
    static func rows(of profile: CustomerProfile) -> [ProfileRow] {
        var rows: [ProfileRow] = []
        for group in profile.schema.groups {
            let fields = profile.schema.fields.filter { $0.group == group.key }
            guard !fields.isEmpty else { continue }
            rows.append(.heading(group.label))
            rows += fields.map { .field($0, profile.values[$0.key]) }
        }
        let known = Set(profile.schema.fields.map(\.key))
        let unknown = profile.values.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
        if !unknown.isEmpty {
            rows.append(.heading("No longer in the schema"))
            rows += unknown.map { .unknown($0.key, $0.value) }
        }
        return rows
    }
}
