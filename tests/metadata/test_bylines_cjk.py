"""Bylines in Chinese, Japanese and Korean, and lines that look like some."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean.metadata.bylines_cjk import listed, read, signs
from newsclean.metadata.names_cjk import is_name

SIGNED = [
    # labels, and what others did
    ("文＝浅野小春", "浅野小春"),
    ("取材・文／桐山みのり　撮影／小田桐亮", "桐山みのり"),
    ("【文】仙波 晃【写真】蔦野 裕", "仙波 晃"),
    ("聞き手・構成＝白河桃", "白河桃"),
    ("執筆者：大沼誠一郎、早瀬ゆり | 読了時間 5分", "大沼誠一郎、早瀬ゆり"),
    ("文＝ジョン・スミス　訳＝山内百合", "ジョン・スミス"),
    ("文/陈柏青　编辑/吴安", "陈柏青"),
    ("来源：江海晚报　作者：郭子青　2019-11-03 08:20", "郭子青"),
    ("作 者：庄映月", "庄映月"),
    ("文丨郝建青 编辑丨赵安", "郝建青"),
    ("毛安 李幼青/文 唐宁/摄", "毛安、李幼青"),
    ("撰文：黃詠青　攝影：麥家安　出版：2019-11-03 08:20", "黃詠青"),
    ("글·사진 최하린 여행작가", "최하린"),
    ("글=심재린, 사진=표지린", "심재린"),
    ("입력 : 2020-03-04 10:00 / 기자 : 허백린", "허백린"),
    # roles before and behind the name
    ("社会部・野々宮大地記者", "野々宮大地"),
    ("編集委員　五十嵐 昴", "五十嵐 昴"),
    ("科学ジャーナリスト・緑 慎さん", "緑 慎"),
    ("佐伯真、宇賀神宰の両記者", "佐伯真、宇賀神宰"),
    ("本报记者　孟　安　许佳青", "孟安、许佳青"),
    ("东岸新闻记者 赵启安 发自广州", "赵启安"),
    ("記者蕭宇安、范姜雅青／連線報導", "蕭宇安、范姜雅青"),
    ("即時中心／甄鈺安報導", "甄鈺安"),
    ("記者簡長安台中報導", "簡長安"),
    ("세종=정우린 기자", "정우린"),
    ("워싱턴=강태린 특파원, 서울=정진린 기자", "강태린、정진린"),
    ("박서린·이도린 기자 | 입력 2019-11-03 08:20", "박서린、이도린"),
    ("강나린와 소민린 기자", "강나린、소민린"),
    ("황보경린 한국지역대 경제학과 교수", "황보경린"),
    ("박수린 | 외교안보 전문기자", "박수린"),
    # datelines
    ("ワシントン＝高村美月", "高村美月"),
    ("【ロンドン篠田航】", "篠田航"),
    ("【樋口健、真鍋さやか、伊集院翔】", "樋口健、真鍋さやか、伊集院翔"),
    ("〔記者林政安／高雄報導〕", "林政安"),
    ("（記者高芷安新竹15日電）", "高芷安"),
    ("（中央社記者戴雅安華盛頓8日專電）美國國務院今天表示，雙方將繼續磋商。", "戴雅安"),
    ("新华社上海5月8日电（记者贾远安、狄春）上海港今天发布了最新数据。", "贾远安、狄春"),
    ("[서울=한빛뉴스] 한소린 기자 = 정부가 대책을 내놨다.", "한소린"),
]


@pytest.mark.parametrize(("line", "names"), SIGNED)
def test_bylines(line: str, names: str) -> None:
    assert signs(line)
    assert listed(line) == names or listed(line).startswith(f"{names}、")  # an organisation may follow


@pytest.mark.parametrize(
    "line",
    [
        "記者会見する知事＝12日、県庁",
        "取材・撮影にご協力ください",
        "【速報】",
        "【ソウル＝共同】",
        "編集／小柳隆",
        "翻訳：高柳 祐",
        "社会部長　定例会見",
        "文学の扉を開く",
        "ロンドン・パリ",
        "记者节快乐",
        "记者从市住建局获悉，新规将于下月实施。",
        "责任编辑：章安",
        "作者权益如何保障？多家平台近日调整了规则。",
        "編譯館搬遷計畫",
        "（中央社台北15日電）",
        "國際中心／綜合報導",
        "圖／海島日報資料照",
        "기자 수첩",
        "사진=연합뉴스",
        "영상편집 소진린 기자",
        "정리해고 논란 확산",
        "강원도 전문기자 모집",
        "Continue Moving Company 延续搬家",
        "Von Anna Bell",
    ],
)
def test_lines_that_are_none(line: str) -> None:
    assert not signs(line)


@pytest.mark.parametrize(
    "name", ["柴山淳", "真鍋さやか", "五十嵐 昴", "竹ノ内 悟", "李晓青", "欧阳静安", "남궁서린", "선우 진"]
)
def test_full_names(name: str) -> None:
    assert is_name(name, strict=True)


@pytest.mark.parametrize(
    "word",
    ["有料記事", "東京", "社会部", "地元のまつり", "风暴过后", "连续三天", "佚名", "사회부", "서울대", "구독하기"],
)
def test_words_that_are_no_names(word: str) -> None:
    assert not is_name(word, strict=True)


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="記者文作张三佐藤김기자 ・·／/：＝=【】（）〔〕、,|のとab1日電", max_size=170))
@example("（" * 170)
@example("文・" * 60)
@example("文 " * 80)
@example("ab / " * 34)
def test_no_line_breaks_it(line: str) -> None:
    assert all(name and name == name.strip() for name in read(line).names)
