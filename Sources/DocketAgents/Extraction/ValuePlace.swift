/// The kinds of value that a pattern has a place for, by the names that rules give them.
enum ValuePlace: Int, Hashable, Sendable, CaseIterable {
    case money, number, years, percent, date, option, country, name, firm, phrase, rest, sentence, property, birthday,
        job
    case address, id, phone, email
    /// An amount of a year or a part of it.
    case yearly
    /// A country by what its people are called.
    case people
    /// What somebody does, told by a verb.
    case deed

    /// How many kinds there are.
    static let count = allCases.count

    private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ("\($0)", $0) })

    /// By its name, or as `value:job`: the value of a field that is read another way for once.
    init?(named name: String) {
        guard let place = Self.named[name.hasPrefix("value:") ? String(name.dropFirst(6)) : name] else { return nil }
        self = place
    }

    /// What a value of it begins with.
    enum Start: Int, Hashable, Sendable, CaseIterable {
        case number, capital, email, any, deed

        /// All of them; made once, since each word is asked for each.
        static let all = allCases
    }

    /// What values can begin at a word, in the order of their kinds.
    struct Starts: Sequence, IteratorProtocol {
        private var bits: UInt8 = 0

        mutating func insert(_ start: Start) { bits |= 1 << UInt8(start.rawValue) }

        mutating func next() -> Start? {
            guard bits != 0 else { return nil }
            defer { bits &= bits - 1 }
            return Start(rawValue: bits.trailingZeroBitCount)
        }
    }

    var start: Start {
        switch self {
        case .money, .number, .years, .percent, .yearly, .date, .birthday, .phone, .id, .address: .number
        case .country, .people, .name, .firm: .capital
        case .email: .email
        case .deed: .deed
        case .option, .phrase, .rest, .sentence, .property, .job: .any
        }
    }

    /// What some word of a value has to be; nothing where that can't be told.
    var need: Start? {
        switch self {
        case .date, .country, .people: nil
        default: start == .any ? nil : start
        }
    }
}

extension ValuePlace? {
    /// Whether it is words of the sentence like any others.
    var isPlain: Bool { self == .job || self == .phrase }
}
