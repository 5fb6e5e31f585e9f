"""Everyday English words with their Japanese, where Chinese writes them with other characters.

Most are words of the trade that Japanese writes as it hears them.
"""

JAPANESE = """
    access アクセス; account アカウント; acquire 買収; add 追加; agent エージェント; algorithm アルゴリズム;
    announce 発表; app アプリ; available 利用可能; benchmark ベンチマーク; browser ブラウザ; bug バグ 不具合;
    cache キャッシュ; camera カメラ; campaign キャンペーン; chat チャット; chip チップ; cloud クラウド; code コード;
    command コマンド; commit コミット; community コミュニティ; company 企業 会社; conference カンファレンス;
    container コンテナ; context コンテキスト; cost コスト 費用; create 作成; data データ; database データベース;
    dataset データセット; demo デモ; deploy デプロイ; design デザイン 設計; desktop デスクトップ; develop 開発;
    developer 開発者; device デバイス; directory ディレクトリ; download ダウンロード; editor エディタ;
    employee 従業員 社員; engine エンジン; engineer エンジニア; enterprise エンタープライズ; error エラー;
    event イベント; extension 拡張機能; feature 機能; file ファイル; fix 修正; folder フォルダ; font フォント;
    focus 焦点; framework フレームワーク; function 関数; game ゲーム; hook フック; image 画像; improve 改善 向上;
    incident インシデント; infrastructure インフラ; inference 推論; install インストール; interface インターフェース;
    issue 問題; language 言語; latency レイテンシ; launch 提供開始; leak リーク 漏洩; library ライブラリ;
    licence ライセンス; license ライセンス; limit 制限 上限; log ログ; manager マネージャー; memory メモリ;
    message メッセージ; method 手法; mode モード; model モデル; module モジュール; network ネットワーク;
    option オプション; package パッケージ; parameter パラメータ; partner パートナー; password パスワード; patch パッチ;
    performance 性能; plan プラン; platform プラットフォーム; plugin プラグイン; price 価格 料金; project プロジェクト;
    prompt プロンプト; protocol プロトコル; query クエリ; reduce 削減; release リリース; remote リモート;
    repository リポジトリ; request リクエスト; research 研究; result 結果; robot ロボット; rule ルール; sale 販売 売上;
    score スコア; script スクリプト; security セキュリティ; server サーバー サーバ; service サービス;
    session セッション; shift 移行; site サイト; skill スキル; software ソフトウェア; source ソース;
    startup スタートアップ; storage ストレージ; subscription サブスクリプション; support サポート 対応; survey 調査;
    system システム; tab タブ; task タスク; team チーム; template テンプレート; terminal ターミナル; test テスト;
    token トークン; tool ツール; training 学習; update アップデート 更新; upgrade アップグレード; use 利用 使用;
    user ユーザー ユーザ; version バージョン; video 動画; voice 音声; vulnerability 脆弱性; website ウェブサイト;
    workflow ワークフロー;
"""
