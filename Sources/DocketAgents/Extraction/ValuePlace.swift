/// The kinds of value that a pattern has a place for, by the names that rules give them.
enum ValuePlace: String, Hashable, Sendable {
    case money, number, years, percent, date, option, country, name, firm, phrase, rest, sentence, property, birthday,
        job
    case address, id, phone, email

    /// What a value of it begins with.
    enum Start: Hashable, Sendable {
        case number, capital, email, any
    }

    var start: Start {
        switch self {
        case .money, .number, .years, .percent, .date, .birthday, .phone, .id, .address: .number
        case .country, .name, .firm: .capital
        case .email: .email
        case .option, .phrase, .rest, .sentence, .property, .job: .any
        }
    }
}
