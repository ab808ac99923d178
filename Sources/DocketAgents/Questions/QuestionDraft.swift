/// A question taken apart, before the cells have told what its values and columns are.
struct QuestionDraft {
    struct Condition {
        /// Nothing where a cell has to tell which column is meant.
        var column: Int?
        /// The column whose cells are counted, which may be the one that is compared: “how many fees above 100”.
        var counted: Int?
        var test: TableCondition.Test
        var isNegated = false
        /// Whether the value may also be a word for the rows.
        var isNoun = false
    }

    var measures: [TableMeasure] = []
    /// “Most” or “fewest”.
    var most: Bool?
    /// Columns that stand neither for groups nor for conditions, in the order of the question.
    var objects: [Int] = []
    /// How many of them stand before the first measure that is no extreme.
    var objectsBeforeMeasure = 0
    /// The column that an extreme stands right before.
    var extremeColumn: Int?
    /// Whether an extreme stands right before another measure, as in “the highest total”.
    var isExtremeOfMeasure = false
    /// Whether two measures stand there with no “and” between them.
    var isUnjoined = false
    /// Columns behind “by”, and those behind “per” and “each”.
    var orders: [Int] = []
    var groups: [Int] = []
    var top: TableQuestion.Ranking?
    var isDistinct = false
    var asksWhich = false
    var namesRows = false
    var conditions: [Condition] = []
    var isDifference = false
    /// Revisions by number; nil for the one before.
    var revisions: [Int?] = []
}

extension QuestionDraft.Condition {
    /// Leaves it to the cells whether the column is the one that is compared.
    mutating func isOfCounted() { (counted, column) = (column, nil) }
}
