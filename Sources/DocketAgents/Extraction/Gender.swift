/// What a pronoun tells of the person that it stands for.
enum Gender: String, Hashable, Sendable, Codable {
    case female, male
}
