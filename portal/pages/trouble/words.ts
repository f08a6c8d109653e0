import type { Catalogue } from "../../words/words.ts";

export const troubleWords = {
	missing: { zh: "没有这个页面", en: "There is no such page" },
	missingText: {
		zh: "网址可能抄错了，或者这条记录不存在。可以在账本里查一查：",
		en: "The address may be misspelt, or there is no such record. Try searching for it:",
	},
	failed: { zh: "这一页没能打开", en: "This page could not be shown" },
	failedText: {
		zh: "是我们这边的故障，账本没有受影响。请稍后再试；如果一直这样，请告诉运维人员。",
		en: "The fault is ours and the record is unaffected. Please try again shortly; if it goes on, tell the operator.",
	},
	stopped: { zh: "账本暂停服务", en: "The record is not being served" },
	stoppedText: {
		zh: "节点发现自己的数据可能有问题，于是停止回答，不给出可能错误的内容。已登记的内容没有丢失，请稍后再来。",
		en: "The node found that its data may be damaged and stopped answering rather than say something wrong. What is on the record is not lost; please come back later.",
	},
	unread: { zh: "没有收到表单", en: "The form did not arrive" },
	unreadText: {
		zh: "送来的内容不完整，或者太大。什么也没有办理，请返回再填一次。",
		en: "What came was incomplete or too large. Nothing was done; please go back and send it again.",
	},
	elsewhere: { zh: "这个表单不是从本网站送出的", en: "This form was not sent from this website" },
	elsewhereText: {
		zh: "为了防止别的网站冒用您的名义，本网站只受理自己页面上的表单。什么也没有办理，请在下面的页面上重新填写。",
		en: "So that no other website acts in your name, only forms of our own pages are taken. Nothing was done; please fill it in on the page below.",
	},
	next: { zh: "接下来可以", en: "What you can do" },
	home: { zh: "回到首页", en: "Go to the front page" },
	services: { zh: "浏览办事指南", en: "Browse the services" },
	explorer: { zh: "打开账本", en: "Open the record" },
	again: { zh: "重新打开这一页", en: "Open this page again" },
	health: { zh: "查看运行状态", en: "See the node's state" },
} as const satisfies Catalogue;
