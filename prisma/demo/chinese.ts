/** The demo's texts in Chinese, each under the words that it translates. */
export const DEMO_IN_CHINESE: Record<string, string> = {
  "How good are these explanations?": "这些解释写得怎么样？",
  "What is this?": "这是一项什么研究？",
  "A study of explanations that computer models write for everyday questions. We want to know how people judge such explanations. This is a demonstration: its questions and explanations are illustrative, and no one is paid for taking part.":
    "计算机模型会为日常问题写出解释，我们想了解人们如何评价这些解释。这里只是演示：问题和解释均为示例，参加者没有报酬。",
  "What do you do?": "您要做什么？",
  "You answer five short questions about yourself, practise once, and then read 12 explanations and rate each on five statements. At the end you can leave a comment.":
    "您先回答五个关于自己的简短问题，练习一次，然后阅读 12 段解释，并就五句陈述逐一评分。问题和解释本身是英文。最后您可以留言。",
  "How long does it take, and what do you get?": "需要多长时间？有什么报酬？",
  "About 12 minutes. At the end you see a completion code. In a real study this paragraph says what you are paid for it.":
    "大约 12 分钟。结束时您会看到一个完成代码。在真实的研究中，这里会写明您将得到多少报酬。",
  "What is stored, where, and for how long?": "会保存什么？保存在哪里？保存多久？",
  "Your ratings, how long each took, your answers about yourself, and your comment. If a recruiter sent you, their number for you is stored apart from your answers, so that you can be paid and can come back to where you stopped. Neither your name nor your address on the internet is stored with your answers.":
    "您的评分、每次评分所用的时间、您关于自己的回答以及您的留言。如果您是由招募平台介绍来的，平台给您的编号会与您的回答分开保存，以便支付报酬，也方便您回到上次停下的地方。您的姓名和网络地址都不会与您的回答一起保存。",
  "Everything stays on the server that runs this demonstration, until whoever runs it deletes it.":
    "所有数据都保存在运行本演示的服务器上，直到运行者将其删除。",
  "How do you stop?": "怎样退出？",
  "You may stop at any time, without giving a reason. At the foot of every page a link lets you stop, or have all your answers erased. If you only close the page, what you have answered stays stored; to go on later, open the same link again.":
    "您可以随时退出，无需说明理由。每页底部都有一个链接，可以停止参加，或删除您的全部回答。如果您只是关闭页面，已经回答的内容仍会保存；以后想继续时，请再次打开同一个链接。",
  "I am at least 18 years old.": "我已年满 18 周岁。",
  "I have read what this study is about and what is stored, and I take part of my own free will.":
    "我已了解本研究的内容以及会保存哪些数据，并自愿参加。",
  "The explanation is plausible.": "这段解释合情合理。",
  "The explanation is easy to understand.": "这段解释容易理解。",
  "The explanation contains everything needed to see why this answer was chosen.":
    "这段解释包含了理解为何选择该答案所需的全部内容。",
  "I am satisfied with the explanation.": "我对这段解释感到满意。",
  "The explanation makes clear why this answer was chosen rather than the others.":
    "这段解释说明了为何选择该答案而不是其他答案。",
  "strongly disagree": "非常不同意",
  disagree: "不同意",
  "neither agree nor disagree": "一般",
  agree: "同意",
  "strongly agree": "非常同意",
  "The explanations that you read came from several small language models that learned in different ways. We compare how people rate them, because a model that answers well does not always explain well. To keep the comparison fair, you were not told which model wrote which explanation.":
    "您读到的解释出自几个以不同方式训练的小型语言模型。答得好的模型不一定解释得好，因此我们比较人们对这些解释的评分。为保证比较公平，我们没有告诉您哪段解释出自哪个模型。",
  "write to the person who runs this demonstration.": "联系运行本演示的人员。",
};
