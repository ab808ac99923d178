/// A stretch of the notes that one person says or writes.
struct Passage: Hashable, Sendable {
    /// The bytes of its text, without time stamps, names of speakers and marks of quotation.
    var pieces: [Range<Int>]
    var speaker: Speaker
    var isQuoted = false
    /// Whether its lines belong to one flow of speech, as those of captions do.
    var isSpeech = false
    /// Whether it tells of its writer without saying so: the head of a mail, and what stands below its end.
    var isAboutWriter = false

    /// Who says “I”.
    enum Speaker: String, Hashable, Sendable, Codable {
        case customer, adviser, other
    }
}
