/// Why a question is not answered.
struct QuestionRefusal: Error {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}
