internal import DocketDomain

/// What has been read of a sentence, since many patterns ask for the same at the same word.
final class ReadingCache {
    private struct Key: Hashable {
        let place: ValuePlace
        let start: Int
        /// The field, where it decides what is read.
        let field: String
    }

    private var readings: [Key: Reading?] = [:]

    func reading(_ place: ValuePlace, at start: Int, of plan: FieldPlan, _ read: () -> Reading?) -> Reading? {
        let field =
            switch place {
            case .option: plan.field.key
            case .date: plan.isDayAhead ? "ahead" : ""
            default: ""
            }
        let key = Key(place: place, start: start, field: field)
        if let known = readings[key] { return known }
        let reading = read()
        readings[key] = .some(reading)
        return reading
    }
}
