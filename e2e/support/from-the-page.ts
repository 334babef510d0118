/** As the browser says of a request of the page's own; the test's requests beside the page say it too. */
export const FROM_THE_PAGE = { "sec-fetch-site": "same-origin" };
