import DocketDomain

extension QuestionInterpreter {
    func names(_ indices: some Sequence<Int>) -> String {
        indices.map { "“\(columns[$0])”" }.joined(separator: ", ")
    }

    func severalColumns(_ found: [Int]) -> QuestionRefusal {
        QuestionRefusal("The question names several columns: \(names(found)). Ask for one of them.")
    }

    func isText(_ column: Int) -> QuestionRefusal {
        let doubt = survey.readings[column]?.doubt.map { " " + $0.text } ?? ""
        return QuestionRefusal("“\(columns[column])” has neither numbers nor dates.\(doubt)")
    }
}
