import type { Language } from "@mingjian/ledger/runtime/words.ts";

/** Something that happened, for people who follow it. */
export interface FeedItem {
	/** An address of its own, for ever. */
	readonly id: string;
	readonly url: string;
	readonly title: string;
	readonly text: string;
	readonly atMs: number;
}

/** What somebody follows. */
export interface Feed {
	/** Its own address. */
	readonly self: string;
	readonly title: string;
	readonly author: string;
	readonly language: Language;
	/** Time of the feed where it has no item yet. */
	readonly sinceMs: number;
	/** Newest first. */
	readonly items: readonly FeedItem[];
}

/** The feed as Atom (RFC 4287). */
export function atomText(feed: Feed): string {
	const { self, title, author, language, sinceMs, items } = feed;
	const updatedMs = items.reduce((latest, { atMs }) => Math.max(latest, atMs), sinceMs);
	return [
		`<?xml version="1.0" encoding="utf-8"?>`,
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language === "zh" ? "zh-CN" : "en"}">`,
		`<id>${escaped(self)}</id>`,
		`<title>${escaped(title)}</title>`,
		`<updated>${iso(updatedMs)}</updated>`,
		`<author><name>${escaped(author)}</name></author>`,
		`<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
		...items.map(atomEntry),
		"</feed>\n",
	].join("\n");
}

function atomEntry({ id, url, title, text, atMs }: FeedItem): string {
	return [
		"<entry>",
		`<id>${escaped(id)}</id>`,
		`<title>${escaped(title)}</title>`,
		`<updated>${iso(atMs)}</updated>`,
		`<link rel="alternate" href="${escaped(url)}"/>`,
		`<content type="text">${escaped(text)}</content>`,
		"</entry>",
	].join("\n");
}

/** The feed as JSON Feed 1.1. */
export function jsonFeedText({ self, title, author, language, items }: Feed): string {
	return JSON.stringify({
		version: "https://jsonfeed.org/version/1.1",
		title,
		feed_url: self,
		language: language === "zh" ? "zh-CN" : "en",
		authors: [{ name: author }],
		items: items.map((item) => ({
			id: item.id,
			url: item.url,
			title: item.title,
			content_text: item.text,
			date_published: iso(item.atMs),
		})),
	});
}

function iso(timeMs: number): string {
	return new Date(timeMs).toISOString();
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

// What XML 1.0 has no way to write is left out.
function escaped(text: string): string {
	return text
		.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
		.replace(/[&<>"]/g, (each) => entities[each]!);
}
