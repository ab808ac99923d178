// DocketApp
