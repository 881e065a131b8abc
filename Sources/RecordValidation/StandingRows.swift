/// Is told where in the file the rows are that stand, whether or not the file as a whole does.
public protocol StandingRows: AnyObject {
    /// A row stands.
    /// - Parameter bytes: its place in the file, with its line end; the last line may lack one.
    func rowStands(_ bytes: Range<Int>)
}
