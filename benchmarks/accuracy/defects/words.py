"""Characters typed for others that look or sound like them (TYP)."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from benchmarks.accuracy.defects.planted import Kind, Planted, Planter
from lintreport import Document, Span

#: One wrong character in this many.
RATE = 1500

# Written for this benchmark, from the commonest characters of reports; the checks have tables of their own.
LOOK_ALIKES = (
    "部陪 署暑 责贵 拔拨 未末 土士 千干于 己已巳 人入八 日曰目 问间 候侯 复夏 准淮 析折拆 侍待 持特 统纺 情清请 "
    "诚城成 晴睛 辨辩 徒徙 微徽 凤风 住往 传传 免兔 刺剌 历厉 名各 困因 圆园 坏环怀 堆推 奖浆 尝偿 崇祟 州洲 市布 "
    "师帅 度席 广厂 弓引 当挡 彻砌 归旧 思恩 恢灰 戊戌 抗杭 把把 抢枪 护沪 换唤 据剧 提堤 搞稿 政攻 敞敝 斤斥 施拖 "
    "明朋 普晋 更史 木本 权杈 村材 条杂 标际 核该 案安 模漠 检捡 此比 民氏 水永 汇江 治冶 法去 注住 活话 海悔 深探 "
    "温湿 渐惭 满瞒 烧浇 爱受 牧收 物易 理埋 瑞端 生主 用甩 由甲 电龟 盲育 直且 相箱 睹赌 知和 码妈 破波 社杜 票栗 "
    "秘密 科料 稍梢 究空 竞竟 管营 籍藉 粮粮 约药 级极 纳钠 组织 结给 练炼 续读 维唯 网冈 罚罗 老考 职织 联取 肯背 "
    "育盲 脱悦 舍含 良食 节芍 获荻 落洛 虑虚 行衍 衷哀 观现 规视 解触 计讨 认队 讯迅 设没 证汪 评坪 识织 诉拆 试式 "
    "该核 调凋 谋煤 负贡 贫贪 质盾 购沟 贯贵 赔陪 走是 起赶 足是 跟踉 车东 轨执 较校 输轮 达迭 运远 进近 连迁 追迫 "
    "送达 逐遂 通诵 造浩 遗遣 郊效 酒洒 采来 里理 重熏 量童 铁钦 锐锻 镇填 阔闻 阳阴 际标 限很 院完 随堕 难准 霄宵 "
    "项顶 领颁 风凤 食良 驻注 验检 高亮"
)
SOUND_ALIKES = (
    "部布步 署属 责则 制治 工公 作做 建健 设社 法罚 政正证 府附 依一 行形型 加家 强墙 推退 进近 实时 施失 会汇 议意 "
    "全权 面免 领令 导到 督都 查察 改该 革格 完玩 善擅 机积 效校 服复 务物 群裙 众重 基机 层曾 人仁 员圆 组祖 织职 "
    "提题 升生 执职 监坚 管观 理里 保报 障章 安按 企起 业页 营迎 商伤 环还 境竟 优忧 化话 创窗 新心 发罚 展站 经精 "
    "济际 社设 区曲 村存 解节 决绝 纠究 纷分 调条 案按 件见 审省 批披 许需 可刻 规归 范犯 程成 序续 公工 开凯 信性 "
    "息系 平评 台抬 网往 络落 统同 数术 据剧 共供 享想 培陪 训迅 宣选 传船 教较 育遇 学雪 习席 贯惯 彻撤 落络 深身 "
    "入如 坚兼 持迟 党档 委为 政证 治制 思丝 想响 精经 神深 指只 示市 批匹 要药 求球 问文 题提 整正 改盖 措错 目木 "
    "标表 任认 重众 点典 难南 突图 破迫 动东 力利 能农 水谁 高稿 质制 量良 规贵 模末 投头 资自 项向 农浓 民明 收手 "
    "增曾 长常 城成 乡香 统筹 环怀 保宝 护互 生声 态太 修休 复付 污无 染然 防妨 控空 风封 险显 应映 急级 救就 援原 "
    "消销 费肥 市事 场厂 监间 食石 品拼 药要 特忒 种中 备被 登灯 记计 许续 证症 照找 简减 化华 便变 利力 办半"
)


def confusions(groups: str) -> dict[str, str]:
    """For every character those that are typed for it."""
    table: dict[str, str] = {}
    for group in groups.split():
        for sign in group:
            table[sign] = "".join(dict.fromkeys(table.get(sign, "") + group.replace(sign, "")))
    return {sign: others for sign, others in table.items() if others}


def injecting(table: Mapping[str, str]) -> Planter:
    """A planter that types one character in `RATE` wrong, where it stands between two others."""

    def plant(random: Random, document: Document) -> Planted | None:
        text = document.text
        places = [
            at
            for at in range(1, len(text) - 1)
            if text[at] in table and all("\u4e00" <= sign <= "\u9fff" for sign in (text[at - 1], text[at + 1]))
        ]
        wanted = max(1, round(len(text) / RATE))
        if len(places) < 20 * wanted:
            return None
        chosen = sorted(random.sample(places, wanted))
        signs = list(text)
        for at in chosen:
            signs[at] = random.choice(table[text[at]])
        return Planted("".join(signs), tuple((Span(at, at + 1),) for at in chosen))

    return plant


ANSWERS = ("TYP001", "TYP003", "TYP004")

KINDS = (
    Kind("TYP002", f"one character in {RATE:,} turned into a look-alike", injecting(confusions(LOOK_ALIKES)), ANSWERS),
    Kind(
        "TYP002", f"one character in {RATE:,} turned into a sound-alike", injecting(confusions(SOUND_ALIKES)), ANSWERS
    ),
)
