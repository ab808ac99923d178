/// An item that is in a list no more and still shown where it was. Places are counted from page 0.
struct LingeringItem<Item: Hashable & Sendable>: Hashable, Sendable {
    private(set) var item: Item
    let place: Int

    mutating func change(_ change: (inout Item) -> Void) { change(&item) }

    /// Where an item of the pages lies with this one among them.
    func place(ofPaged place: Int) -> Int { place < self.place ? place : place + 1 }

    /// The other way round.
    func pagedPlace(of place: Int) -> Int { place > self.place ? place - 1 : place }
}
