package import DocketDomain
package import TerminalKit

/// The customers, and the one whose profile is shown.
package struct CustomersScreen: Hashable, Sendable {
    /// A pane of the view.
    package enum Pane: Int, Hashable, Sendable, CaseIterable {
        case list
        case profile
        case artifacts
    }

    package var pane: Pane = .list
    package var list = PagedList<CustomerSummary>()
    package var filter = CustomerFilter()
    /// The customer whose profile is shown.
    package private(set) var shown: CustomerID?
    package private(set) var profile: CustomerProfile?
    /// The rows of the profile.
    private(set) var rows: [ProfileRow] = []
    /// The fields whose values read as something else than they are: looked into once, when the profile is read.
    private var deceptive: Set<String> = []
    /// The fields whose values have changed while the profile was shown, the last time some did.
    private(set) var changed: Set<String> = []
    package var view = ListState()
    /// Their artifacts, newest first.
    package var artifacts = PagedList<ArtifactSummary>()
    /// Whether sensitive values are shown.
    package var isRevealed = false

    /// Where to go in the profile as soon as it has been read.
    var landing: TextPattern?
    /// Whether customers have changed while they were not shown.
    var isStale = false

    package init(_ identity: Identity) {
        filter = Self.standardFilter(identity)
    }

    /// What the viewer sees without a filter: a relationship manager their customers.
    static func standardFilter(_ identity: Identity) -> CustomerFilter {
        var filter = CustomerFilter()
        if identity.viewer.role == .rm { filter.rmID = identity.viewer.userID }
        return filter
    }

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
        if artifacts.end == .end { filter.order = filter.order.reversed }
        return ArtifactListing(.customer, filter)
    }

    /// The selected field of the profile.
    package var selectedField: ProfileRow? { rows.indices.contains(view.selection) ? rows[view.selection] : nil }

    mutating func show(_ id: CustomerID) {
        guard shown != id else { return }
        shown = id
        landing = nil
        profile = nil
        rows = []
        deceptive = []
        view = ListState()
        artifacts = PagedList()
        isRevealed = false
    }

    mutating func handle(_ profile: CustomerProfile) {
        guard profile.summary.id == shown else { return }
        let isFirst = self.profile == nil
        if let known = self.profile {
            let new = profile.values.filter { known.values[$0.key] != $0.value }
            if !new.isEmpty { changed = Set(new.keys) }
        } else {
            changed = []
        }
        self.profile = profile
        rows = ProfileRow.rows(of: profile)
        let found = profile.values.filter { key, value in
            let shown = ShownValue(field: profile.schema.field(key))
            return !shown.findings(value.value, replacing: .null).isEmpty
        }
        deceptive = Set(found.keys)
        if isFirst { view = ListState(selection: rows.firstIndex { $0.isField } ?? 0) }
        if let landing { land(on: landing) }
        list.update(where: { $0.id == profile.summary.id }) { $0 = profile.summary }
    }

    /// Whether a value of the profile reads as something else than it is.
    func isDeceptive(_ fieldKey: String) -> Bool { deceptive.contains(fieldKey) }

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

    /// Shows the customer that the list selects now.
    mutating func followCustomer() {
        if let customer = list.selection { show(customer.id) }
    }

    mutating func setFilter(_ filter: CustomerFilter, _ context: inout ScreenContext) {
        context.drop { if case .customers = $0 { true } else { false } }
        self.filter = filter
        list = PagedList()
        pane = .list
    }

    func layout(_ shared: SharedState) -> CustomersLayout { CustomersLayout(self, shared) }
}
