import DocketDomain
import OrderedCollections

/// What proposals change, as far as it has been on the screen: nothing else of them may be accepted (Sources/README,
/// What always holds, 13).
package struct SeenChanges: Hashable, Sendable {
    private struct Values: Hashable {
        let old: String?
        let new: String?
    }

    /// A change as it is laid out for a width.
    private struct Place: Hashable {
        let proposal: ArtifactID
        let values: Values
        let width: Int
    }

    /// The rows that were drawn.
    private var rows: OrderedDictionary<Place, Set<Int>> = [:]
    /// Proposals of which every change was drawn, with the values that they had then.
    private var whole: OrderedDictionary<ArtifactID, Values> = [:]

    /// What is forgotten has to be looked at again.
    private static let most = (places: 64, proposals: 20_000)

    /// A frame was drawn with it.
    mutating func note(_ shown: ShownChange) {
        let place = Self.place(of: shown)
        var seen = rows.removeValue(forKey: place) ?? []
        seen.formUnion(shown.visible)
        rows[place] = seen
        if rows.count > Self.most.places { rows.removeFirst() }
        guard Self.firstUnseen(of: shown, seen) == nil else { return }
        whole[shown.proposal] = place.values
        if whole.count > Self.most.proposals { whole.removeFirst() }
    }

    /// Whether every change between two values was drawn.
    func isWhole(_ proposal: ArtifactID, old: String?, new: String?) -> Bool {
        whole[proposal] == Values(old: old, new: new)
    }

    /// The first row of the change that has to be seen and was not.
    func nextUnseen(of shown: ShownChange) -> Int? {
        if isWhole(shown.proposal, old: shown.old, new: shown.new) { return nil }
        return Self.firstUnseen(of: shown, rows[Self.place(of: shown)] ?? [])
    }

    /// How many places were drawn as a whole, those in the pane now included.
    func count(of shown: ShownChange) -> Int {
        if isWhole(shown.proposal, old: shown.old, new: shown.new) { return shown.count }
        let seen = (rows[Self.place(of: shown)] ?? []).union(shown.visible)
        let missing = shown.rows.indices.filter { !seen.contains($0) }.reduce(into: Set<Int>()) {
            $0.formUnion(shown.rows[$1])
        }
        return shown.count - missing.count
    }

    /// How much was seen of a change, in words; nothing where all of it was.
    func words(for shown: ShownChange) -> String? {
        let seen = count(of: shown)
        guard seen < shown.count else { return nil }
        return shown.count == 1 ? "A part of the change shown" : "\(seen) of \(shown.count) changes shown"
    }

    private static func firstUnseen(of shown: ShownChange, _ seen: Set<Int>) -> Int? {
        shown.rows.indices.first { !shown.rows[$0].isEmpty && !seen.contains($0) }
    }

    private static func place(of shown: ShownChange) -> Place {
        Place(proposal: shown.proposal, values: Values(old: shown.old, new: shown.new), width: shown.width)
    }
}
