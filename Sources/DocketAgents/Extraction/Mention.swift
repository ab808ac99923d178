/// Where the notes speak of somebody.
struct Mention: Hashable, Sendable {
    let word: Int
    let person: Person

    enum Person: Hashable, Sendable {
        case customer, adviser, other
    }
}
