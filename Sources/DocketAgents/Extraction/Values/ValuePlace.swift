/// The kinds of value that a pattern has a place for, by the names that rules give them.
enum ValuePlace: String, Hashable, Sendable {
    case money, number, years, percent, date, option, country, name, firm, phrase, rest, sentence, property, birthday, job
    case address, id, phone, email
}
