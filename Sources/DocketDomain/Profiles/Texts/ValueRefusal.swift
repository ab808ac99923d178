/// Why a value is none that its field allows, as the part of a sentence: “it is empty”.
struct ValueRefusal: Error, Hashable, Sendable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
