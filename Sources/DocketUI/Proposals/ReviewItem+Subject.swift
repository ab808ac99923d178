import DocketDomain

extension ReviewItem {
    /// What the proposal is about, such as “Occupation of Ada Okafor”.
    var subject: String { "\(fieldName.shown) of \(customerName.shown)" }
}
