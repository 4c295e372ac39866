using MilvusManifests.Schemas.Cel;

namespace MilvusManifests.Tests.Schemas.Cel;

public class CelLibrariesTests
{
    [Theory]
    [InlineData("isURL('https://user:pass@example.com:80/path?query=val#fragment') && isURL('/absolute-path') && isURL('mailto:a@b')")]
    [InlineData("!isURL('https://a:b:c/') && !isURL('../relative-path') && !isURL('') && !isURL('https://a b/') && !isURL('http://a/%zz') && !isURL(':a')")]
    [InlineData("url('/path').getScheme() == '' && url('HTTPS://example.com/').getScheme() == 'https'")]
    [InlineData("url('https://example.com:80/').getHost() == 'example.com:80' && url('https://[::1]:80/').getHost() == '[::1]:80' && url('/path').getHost() == ''")]
    [InlineData("url('https://u:p@example.com:80/').getHostname() == 'example.com' && url('https://[::1]:80/').getHostname() == '::1' && url('https://[::1]/').getPort() == ''")]
    [InlineData("url('https://example.com:80/').getPort() == '80' && url('https://example.com/').getPort() == ''")]
    [InlineData("url('https://example.com/path with spaces/').getEscapedPath() == '/path%20with%20spaces/' && url('https://example.com').getEscapedPath() == ''")]
    [InlineData("url('https://example.com/path?k1=a&k2=b&k2=c').getQuery() == {'k1': ['a'], 'k2': ['b', 'c']} && url('https://example.com/path?').getQuery() == {}")]
    public void Urls(string rule) => Holds(rule);

    [Theory]
    [InlineData("isQuantity('1.3G') && isQuantity('1.3Gi') && isQuantity('10000k') && !isQuantity('1,3G') && !isQuantity('200K') && !isQuantity('Three') && !isQuantity('Mi')")]
    [InlineData("quantity('50000000G').isInteger() && quantity('50k').asInteger() == 50000 && !quantity('9999999999999999999999999999999999999G').isInteger() && !quantity('100m').isInteger()")]
    [InlineData("quantity('50k').sub(20000).asApproximateFloat() == 30000.0 && quantity('50k').add(20).sub(quantity('100k')).sub(-50000) == quantity('20')")]
    [InlineData("quantity('50k').add(quantity('20k')) == quantity('70k') && quantity('1k').mul(3) == quantity('3k')")]
    [InlineData("quantity('200M').compareTo(quantity('0.2G')) == 0 && quantity('50M').compareTo(quantity('50Mi')) == -1 && quantity('50Mi').compareTo(quantity('50M')) == 1")]
    [InlineData("quantity('150Mi').isGreaterThan(quantity('100Mi')) && quantity('50M').isLessThan(quantity('100M')) && !quantity('100M').isLessThan(quantity('50M'))")]
    [InlineData("quantity('-5').sign() == -1 && quantity('0').sign() == 0 && quantity('1e3') == quantity('1k') && quantity('1.5Ki').asInteger() == 1536")]
    public void Quantities(string rule) => Holds(rule);

    [Theory]
    [InlineData("isIP('127.0.0.1') && isIP('::1') && !isIP('127.0.0.256') && !isIP(':::1') && !isIP('010.0.0.1') && !isIP('fe80::1%eth0') && !isIP('::ffff:1.2.3.4')")]
    [InlineData("ip('127.0.0.1').family() == 4 && ip('::1').family() == 6 && ip('::1') == ip('0:0::1') && string(ip('2001:DB8::ABCD')) == '2001:db8::abcd'")]
    [InlineData("ip.isCanonical('127.0.0.1') && ip.isCanonical('2001:db8::abcd') && !ip.isCanonical('2001:DB8::ABCD') && !ip.isCanonical('2001:db8::0:0:0:abcd')")]
    [InlineData("ip('0.0.0.0').isUnspecified() && ip('::').isUnspecified() && !ip('::1').isUnspecified()")]
    [InlineData("ip('127.0.0.1').isLoopback() && ip('::1').isLoopback() && !ip('192.168.0.1').isLoopback()")]
    [InlineData("ip('224.0.0.1').isLinkLocalMulticast() && !ip('224.0.1.1').isLinkLocalMulticast() && ip('ff02::1').isLinkLocalMulticast() && !ip('fd00::1').isLinkLocalMulticast()")]
    [InlineData("ip('169.254.169.254').isLinkLocalUnicast() && ip('fe80::1').isLinkLocalUnicast() && !ip('fd80::1').isLinkLocalUnicast()")]
    [InlineData("ip('192.168.0.1').isGlobalUnicast() && !ip('255.255.255.255').isGlobalUnicast() && ip('2001:db8::abcd').isGlobalUnicast() && !ip('ff00::1').isGlobalUnicast()")]
    [InlineData("isCIDR('192.168.0.0/16') && isCIDR('::1/128') && !isCIDR('192.168.0.0/33') && !isCIDR('::1/129') && !isCIDR('10.0.0.0') && !isCIDR('10.0.0.0/08')")]
    [InlineData("cidr('192.168.0.0/24').containsIP(ip('192.168.0.1')) && !cidr('192.168.0.0/24').containsIP('192.168.1.1') && !cidr('10.0.0.0/8').containsIP('::1')")]
    [InlineData("cidr('192.168.0.0/16').containsCIDR(cidr('192.168.10.0/24')) && !cidr('192.168.1.0/24').containsCIDR('192.168.2.0/24')")]
    [InlineData("cidr('192.168.0.1/24').ip().family() == 4 && cidr('192.168.0.1/24').masked() == cidr('192.168.0.0/24') && cidr('::1/128').prefixLength() == 128 && string(cidr('10.0.0.0/8')) == '10.0.0.0/8'")]
    public void Addresses(string rule) => Holds(rule);

    [Theory]
    [InlineData("isSemver('1.0.0') && !isSemver('hello') && !isSemver('v1.0') && isSemver('v1.0', true) && isSemver('01.01.01', true) && !isSemver('1.0.0-01')")]
    [InlineData("semver('1.2.3').major() == 1 && semver('1.2.3').minor() == 2 && semver('v1.2.3', true).patch() == 3")]
    [InlineData("semver('1.2.3').compareTo(semver('1.2.3')) == 0 && semver('1.2.3').isLessThan(semver('2.0.0')) && semver('1.2.3').isGreaterThan(semver('1.2.3-rc.1'))")]
    [InlineData("semver('1.0.0-alpha.2').isLessThan(semver('1.0.0-alpha.10')) && semver('1.0.0-alpha').isLessThan(semver('1.0.0-alpha.1')) && semver('1.0.0-1').isLessThan(semver('1.0.0-a'))")]
    public void Versions(string rule) => Holds(rule);

    [Theory]
    [InlineData("!format.dns1123Label().validate('my-label-name').hasValue() && format.dns1123Label().validate('A').hasValue() && !format.dns1123LabelPrefix().validate('my-').hasValue()")]
    [InlineData("format.named('dns1123Subdomain').value().validate('a..b').hasValue() && !format.named('x').hasValue()")]
    [InlineData("format.dns1035Label().validate('1a').hasValue() && !format.qualifiedName().validate('a.b/c').hasValue() && format.labelValue().validate('a b').hasValue()")]
    [InlineData("!format.uri().validate('http://a').hasValue() && !format.uuid().validate('123e4567-e89b-12d3-a456-426614174000').hasValue() && !format.byte().validate('aGVsbG8=').hasValue()")]
    [InlineData("!format.date().validate('2021-01-01').hasValue() && !format.datetime().validate('2021-01-01T00:00:00Z').hasValue() && format.datetime().validate('2021').hasValue()")]
    public void Formats(string rule) => Holds(rule);

    [Theory]
    [InlineData("{'a': 1}.?a.orValue(2) == 1 && {'a': 1}.?b.orValue(2) == 2 && !{'a': {'b': 1}}.?x.b.hasValue() && {'a': {'b': 1}}.?a.b.value() == 1")]
    [InlineData("[1, 2][?1].value() == 2 && !([1][?5]).hasValue() && {'a': 1}[?'a'].hasValue()")]
    [InlineData("[1, ?optional.none(), ?optional.of(2)] == [1, 2] && {'a': 1, ?'b': optional.none(), ?'c': optional.of(3)} == {'a': 1, 'c': 3}")]
    [InlineData("optional.none().or(optional.of(1)).value() == 1 && optional.of(1).optMap(x, x + 1).value() == 2 && !optional.none().optMap(x, x + 1).hasValue()")]
    [InlineData("optional.of(1).optFlatMap(x, optional.of(x * 3)).value() == 3 && !optional.ofNonZeroValue('').hasValue() && optional.ofNonZeroValue(1).hasValue()")]
    [InlineData("has({'a': {'b': 1}}.?a.b) && !has({'a': 1}.?x.b) && optional.of(1) == optional.of(1) && optional.of(1) != optional.none()")]
    [InlineData("[1, 2].first().value() == 1 && [1, 2].last().value() == 2 && [optional.of(1), optional.none()].unwrapOpt() == [1]")]
    public void Optional_values(string rule) => Holds(rule);

    [Theory]
    [InlineData("'abc 123'.find('[0-9]+') == '123' && 'abc'.find('xyz') == '' && '123 abc 456'.findAll('[0-9]+') == ['123', '456'] && '1 2 3'.findAll('[0-9]', 2) == ['1', '2']")]
    [InlineData("matches('abc', '^a') && 'tacocat'.indexOf('ac', 3) == -1 && 'tacocat'.lastIndexOf('a') == 5 && 'hello hello'.replace('he', 'we', 1) == 'wello hello'")]
    [InlineData("'a,b,c'.split(',', 2) == ['a', 'b,c'] && 'abc'.split('') == ['a', 'b', 'c'] && strings.quote('a\"b') == '\"a\\\\\"b\"'")]
    [InlineData("'%s has %d of %.2f, %x, %%'.format(['a', 3, 1.5, 255]) == 'a has 3 of 1.50, ff, %' && '%s'.format([['a', 1, null]]) == '[\"a\", 1, null]'")]
    [InlineData("'%s'.format([{'b': true, 'a': 1.5}]) == '{\"a\": 1.500000, \"b\": true}' && '%b %o %X'.format([5, 8, 255]) == '101 10 FF'")]
    [InlineData("sets.contains([1, 2, 3], [2]) && sets.equivalent([1, 2, 1], [2, 1]) && sets.intersects([1], [1, 2]) && !sets.intersects([1], [])")]
    [InlineData("[1, 2, 3].all(i, x, x == i + 1) && {'a': 1}.exists(k, v, k == 'a' && v == 1) && [1, 2].existsOne(i, x, x == 2)")]
    [InlineData("[1, 2].transformList(i, x, i + x) == [1, 3] && {'a': 1}.transformMap(k, v, v + 1) == {'a': 2} && [1, 2, 3].transformList(i, x, x > 1, x) == [2, 3]")]
    [InlineData("{'a': 'x'}.transformMapEntry(k, v, {v: k}) == {'x': 'a'}")]
    [InlineData("timestamp('2024-02-29T12:00:00Z').getMonth() == 1 && timestamp('2024-02-29T12:00:00Z').getHours('+02:00') == 14 && timestamp('2024-01-01T00:00:00.5Z').getMilliseconds() == 500")]
    [InlineData("timestamp('2024-01-01T00:00:00+01:00') < timestamp('2024-01-01T00:00:00Z') && timestamp('2024-01-01T01:00:00Z') - timestamp('2024-01-01T00:00:00Z') == duration('1h')")]
    [InlineData("duration('90m').getHours() == 1 && duration('1m') + duration('30s') == duration('90s') && string(duration('1m30s')) == '90s' && string(timestamp('2024-01-01T00:00:00Z')) == '2024-01-01T00:00:00Z'")]
    [InlineData("type(1) == int && type('a') == string && type([]) == list && 1u + 2u == 3u && uint(1) == 1u && 2 > 1u && bool('true') && b'\\xff' != b'a' && size(b'\\u00e9') == 2")]
    [InlineData("string(b'abc') == 'abc' && bytes('abc') == b'abc' && string(1.5) == '1.5' && 0x10u == 16u && '\\101' == 'A'")]
    public void Strings_lists_sets_and_times(string rule) => Holds(rule);

    [Theory]
    [InlineData("quantity('x').isInteger()", "'x' is not a quantity")]
    [InlineData("url('a').getHost() == ''", "'a' is not a URL")]
    [InlineData("ip('a').family() == 4", "'a' is not an IP address")]
    [InlineData("cidr('10.0.0.0/8').containsIP('a')", "'a' is not an IP address")]
    [InlineData("semver('1').major() == 1", "'1' is not a semantic version")]
    [InlineData("timestamp('1h') == timestamp('1h')", "'1h' is not a timestamp")]
    [InlineData("optional.none().value() == 1", "an optional value has no value")]
    [InlineData("{}.a == 1", "no such key 'a'")]
    [InlineData("'%d'.format(['a']) == ''", "the verb '%d' does not support a string")]
    [InlineData("'%d'.format([]) == ''", "index 0 out of range")]
    [InlineData("quantity('1').isLessThan(1)", "'isLessThan' does not support a quantity and an integer")]
    [InlineData("'a'.matches('(?=a)')", "'(?=a)' is not a valid regular expression: RE2 has no lookarounds such as '(?='")]
    public void What_cannot_be_evaluated_fails_as_on_the_API_server(string rule, string reason)
    {
        Assert.Equal(CelVerdict.Failed, CelRule.Parse(rule).Evaluate(null, false, out var found));
        Assert.Equal(reason, found);
    }

    private static void Holds(string rule)
    {
        var verdict = CelRule.Parse(rule).Evaluate(null, false, out var reason);

        Assert.Null(reason);
        Assert.Equal(CelVerdict.Holds, verdict);
    }
}
