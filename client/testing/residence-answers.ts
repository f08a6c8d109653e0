/** What Lin Xiaolan answers who asks for her first residence permit; a citizen's number and addresses of nobody. */
export const residenceAnswers = {
	purpose: "first",
	name: "林晓兰",
	citizenNumber: "11010519491231002X",
	sex: "女",
	birthDate: "1949-12-31",
	registeredHere: false,
	address: "坪山市榕荫路18号3栋502",
	since: "2020-09-02",
	ground: "home",
	phone: "13900001234",
} as const;
export const residenceClause = { law: "居住证暂行条例", article: "第二条" };
