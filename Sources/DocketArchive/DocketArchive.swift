// DocketArchive
